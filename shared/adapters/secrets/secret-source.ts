import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type * as z from 'zod/mini';

import { CoreSyncError } from '#domain/error.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

/** How long a secret is taken from memory. A rotated one is noticed after this, or by `refresh`. */
const lifetimeMs = 300_000;
/** Failures come in crowds; a value this young is not fetched again because of one. */
const refreshIntervalMs = 10_000;

/**
 * Secrets as JSON, parsed. While Secrets Manager does not answer, what it last gave is given on. Errors name the
 * secret and the faulty fields, never a value.
 */
export interface SecretSource {
  /** @throws CoreSyncError `secret.unavailable` (retryable) or `secret.invalid` (not of the schema's shape). */
  get<Secret>(arn: string, schema: z.ZodMiniType<Secret>): Promise<Secret>;
  /** As `get`, but fetched anew: for when the outside service did not accept what `get` gave. */
  refresh<Secret>(arn: string, schema: z.ZodMiniType<Secret>): Promise<Secret>;
}

/**
 * One secret for whoever calls its service: `isRefused` says that the service did not accept what was given last, and
 * has it fetched anew, at most every ten seconds.
 */
export function secretAccess<Secret>(
  secrets: SecretSource,
  arn: string,
  schema: z.ZodMiniType<Secret>,
): (isRefused?: boolean) => Promise<Secret> {
  return (isRefused = false) =>
    isRefused ? secrets.refresh(arn, schema) : secrets.get(arn, schema);
}

interface Held {
  readonly text: Promise<string>;
  readonly fetchedAt: Instant;
}

/** Reads AWS Secrets Manager and keeps what it read in the memory of this process. */
export function createSecretSource(deps: {
  readonly client: SecretsManagerClient;
  readonly clock: Clock;
}): SecretSource {
  const { client, clock } = deps;
  const held = new Map<string, Held>();

  async function read<Secret>(arn: string, schema: z.ZodMiniType<Secret>, maxAgeMs: number) {
    const now = clock.now();
    const known = held.get(arn);
    if (known !== undefined && now - known.fetchedAt < maxAgeMs) {
      return parse(arn, await known.text, schema);
    }
    // The promise is held, so that calls at the same time share one request.
    const text = fetchSecret(client, arn).catch((fault: unknown) => {
      if (known === undefined) throw fault;
      // An old secret most likely still serves; a message that waits for a new one may be lost.
      held.set(arn, { text: known.text, fetchedAt: now - lifetimeMs + refreshIntervalMs });
      return known.text;
    });
    const fetched: Held = { text, fetchedAt: now };
    held.set(arn, fetched);
    try {
      return parse(arn, await text, schema);
    } catch (fault) {
      // A failure is not remembered, nor is an unfit value: the next call asks again.
      if (held.get(arn) === fetched) held.delete(arn);
      throw fault;
    }
  }

  return {
    get: (arn, schema) => read(arn, schema, lifetimeMs),
    refresh: (arn, schema) => read(arn, schema, refreshIntervalMs),
  };
}

/** A client that gives up in bounded time: two attempts of at most three seconds each. */
export function createSecretsManagerClient(): SecretsManagerClient {
  return new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 2_000,
      throwOnRequestTimeout: true,
    },
  });
}

async function fetchSecret(client: SecretsManagerClient, arn: string): Promise<string> {
  const answer = await client
    .send(new GetSecretValueCommand({ SecretId: arn }))
    .catch((cause: unknown) => {
      const message = `secret ${arn} did not arrive`;
      throw new CoreSyncError('secret.unavailable', message, { retryable: true, cause });
    });
  return answer.SecretString ?? '';
}

function parse<Secret>(arn: string, text: string, schema: z.ZodMiniType<Secret>): Secret {
  const parsed = schema.safeParse(jsonOrUndefined(text));
  if (parsed.success) return parsed.data;
  // Paths and codes only: zod's own messages may quote what they found.
  const faults = parsed.error.issues.map(
    ({ path, code }) => `${path.join('.') || '(all)'}: ${code}`,
  );
  throw new CoreSyncError('secret.invalid', `secret ${arn} is unfit: ${faults.join('; ')}`);
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
