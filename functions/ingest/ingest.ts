import type { SecretSource } from '#adapters/secrets/secret-source.ts';
import { type WebhookSecret, webhookSecretSchema } from '#adapters/secrets/webhook-secret.ts';
import { isSameSecret, isSignedBy } from '#adapters/whatsapp/signature.ts';
import { type Delivery, readWebhook } from '#adapters/whatsapp/webhook-messages.ts';
import { CoreSyncError } from '#domain/error.ts';
import { faultFields, type Log } from '#lambda/logger.ts';
import type { MessageQueue } from '#ports/message-queue.ts';

import { webhookPath } from './webhook-path.ts';

/** What is read of API Gateway's event, payload format 2.0: header names are in lower case. */
export interface WebhookRequest {
  readonly rawPath: string;
  readonly requestContext: { readonly http: { readonly method: string } };
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: string | undefined;
  readonly isBase64Encoded: boolean;
}

export interface WebhookAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface IngestDeps {
  readonly secrets: SecretSource;
  readonly webhookSecretArn: string;
  /** The queue for messages to one of the studio's numbers, by Meta's id of the number. */
  readonly queueOf: (businessNumberId: string) => MessageQueue;
  readonly log: Log;
}

/**
 * Answers Meta's webhook. 200 means that every message in it is durably queued, or that it never can be; anything
 * else makes Meta deliver the whole again, for up to seven days.
 */
export function createIngest(deps: IngestDeps) {
  const { secrets, webhookSecretArn, log } = deps;
  return async (request: WebhookRequest): Promise<WebhookAnswer> => {
    const { method } = request.requestContext.http;
    if (request.rawPath !== webhookPath || (method !== 'GET' && method !== 'POST')) {
      return { statusCode: 404 };
    }
    try {
      const secret = await secrets.get(webhookSecretArn, webhookSecretSchema);
      return method === 'GET' ? verify(request, secret) : await receive(request, secret, deps);
    } catch (fault) {
      if (!(fault instanceof CoreSyncError)) throw fault;
      log.error('webhook not taken', faultFields(fault));
      return { statusCode: 500 };
    }
  };
}

/** Proves to Meta that this address is ours: the challenge comes back raw, for the right token only. */
function verify(request: WebhookRequest, secret: WebhookSecret): WebhookAnswer {
  const query = request.queryStringParameters ?? {};
  const challenge = query['hub.challenge'];
  const isOurs =
    query['hub.mode'] === 'subscribe' &&
    isSameSecret(query['hub.verify_token'] ?? '', secret.verify_token);
  if (!isOurs || challenge === undefined) return { statusCode: 403 };
  const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
  return { statusCode: 200, headers, body: challenge };
}

async function receive(
  request: WebhookRequest,
  secret: WebhookSecret,
  { queueOf, log }: IngestDeps,
): Promise<WebhookAnswer> {
  const bytes = Buffer.from(request.body ?? '', request.isBase64Encoded ? 'base64' : 'utf8');
  if (!isSignedBy(secret.app_secret, bytes, request.headers['x-hub-signature-256'])) {
    log.warn('webhook refused', { reason: 'signature' });
    return { statusCode: 401 };
  }
  const reading = readWebhook(jsonOrUndefined(bytes.toString('utf8')));
  if (reading.kind === 'foreign') {
    // Signed by Meta and not for us: delivering it again would not make it so.
    log.error('webhook dropped', { reason: 'not a whatsapp webhook' });
    return { statusCode: 200 };
  }
  await enqueueAll(reading.deliveries, queueOf);
  log.info('webhook taken', {
    count: reading.deliveries.reduce((sum, { messages }) => sum + messages.length, 0),
    counts: tally(reading.ignored),
  });
  return { statusCode: 200 };
}

async function enqueueAll(deliveries: readonly Delivery[], queueOf: IngestDeps['queueOf']) {
  const numbers = new Set(deliveries.map(({ businessNumberId }) => businessNumberId));
  for (const number of numbers) {
    const toNumber = deliveries.filter(({ businessNumberId }) => businessNumberId === number);
    await queueOf(number).enqueue(toNumber.flatMap(({ messages }) => messages));
  }
}

function tally(kinds: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return Object.fromEntries(counts);
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
