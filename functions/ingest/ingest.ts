import { clientMark } from '#adapters/identity/client-mark.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { type SecretSource, secretAccess } from '#adapters/secrets/secret-source.ts';
import { type WebhookSecret, webhookSecretSchema } from '#adapters/secrets/webhook-secret.ts';
import { isSameSecret, isSignedBy } from '#adapters/whatsapp/signature.ts';
import { type Delivery, readWebhook } from '#adapters/whatsapp/webhook-messages.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';
import { faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { MessageQueue } from '#ports/message-queue.ts';
import type { StatusQueue } from '#ports/status-queue.ts';

import { webhookPath } from './webhook-path.ts';
import { bodyBytesOf, type WebhookRequest, webhookRequestSchema } from './webhook-request.ts';

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
  readonly statusQueue: StatusQueue;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/**
 * Answers Meta's webhook. 200 means that every message in it is durably queued, or that it never can be; anything
 * else makes Meta deliver the whole again, for up to seven days. Whatever the event holds, the answer is one of:
 *
 *   200  taken, or the challenge
 *   401  a POST without Meta's signature over its bytes, whatever else is right or wrong about it
 *   403  a challenge without the right token
 *   404  another path or method, as API Gateway answers what it has no route for
 *   413  a body larger than any webhook
 *   500  our own fault
 *
 * None but the challenge has a body, so that nobody outside learns why. There is no 415: the signature vouches for
 * the bytes, and a content type adds nothing to that.
 */
export function createIngest(deps: IngestDeps) {
  const { secrets, webhookSecretArn, log, metrics } = deps;
  const access = secretAccess(secrets, webhookSecretArn, webhookSecretSchema);
  /** What does not fit the secret that is known may fit one that was changed since. */
  const fits: FitsSecret = async (test) => test(await access()) || test(await access(true));
  /** Each message with the mark of who sent it: where it goes from here nobody has the key. */
  const marked: Marks = async (deliveries) => {
    const { app_secret: key } = await access();
    return deliveries.map(({ businessNumberId, messages, notes }) => ({
      businessNumberId,
      messages: messages.map((one) => ({ ...one, mark: clientMark(key, one.sender) })),
      notes: notes.map((one) => ({
        ...one,
        marks: [one.sender, one.current].map((known) => clientMark(key, known)),
      })),
    }));
  };
  return async (event: unknown): Promise<WebhookAnswer> => {
    const parsed = webhookRequestSchema.safeParse(event);
    const method = parsed.data?.requestContext.http.method;
    if (parsed.data?.rawPath !== webhookPath || (method !== 'GET' && method !== 'POST')) {
      return { statusCode: 404 };
    }
    const request = parsed.data;
    try {
      if (method === 'GET') return await verify(request, fits);
      const answer = await receive(request, { ...deps, fits, marked });
      metrics.count('Webhooks', { outcome: answer.statusCode === 200 ? 'taken' : 'refused' });
      return answer;
    } catch (fault) {
      // Also what nobody thought of: thrown on, it would be an unhandled error for the same answer.
      log.error('webhook not taken', faultFields(fault));
      metrics.count('Webhooks', { outcome: 'failed' });
      return { statusCode: 500 };
    }
  };
}

type Marks = (deliveries: readonly Delivery[]) => Promise<readonly Delivery[]>;

type FitsSecret = (test: (secret: WebhookSecret) => boolean) => Promise<boolean>;

/** Proves to Meta that this address is ours: the challenge comes back raw, for the right token only. */
async function verify(request: WebhookRequest, fits: FitsSecret): Promise<WebhookAnswer> {
  const query = request.queryStringParameters ?? {};
  const challenge = query['hub.challenge'];
  const token = query['hub.verify_token'] ?? '';
  const isOurs =
    query['hub.mode'] === 'subscribe' &&
    (await fits(({ verify_token: ours }) => isSameSecret(token, ours)));
  if (!isOurs || challenge === undefined) return { statusCode: 403 };
  const headers = { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' };
  return { statusCode: 200, headers, body: challenge };
}

async function receive(
  request: WebhookRequest,
  deps: IngestDeps & { readonly fits: FitsSecret; readonly marked: Marks },
): Promise<WebhookAnswer> {
  const { log, fits } = deps;
  const bytes = bodyBytesOf(request);
  if (bytes === undefined) {
    log.warn('webhook refused', { reason: 'size' });
    return { statusCode: 413 };
  }
  const signature = request.headers['x-hub-signature-256'];
  if (!(await fits(({ app_secret: ours }) => isSignedBy(ours, bytes, signature)))) {
    log.warn('webhook refused', { reason: 'signature' });
    return { statusCode: 401 };
  }
  const reading = readWebhook(jsonOrUndefined(bytes.toString('utf8')));
  if (reading.kind === 'foreign') {
    // Signed by Meta and not for us: delivering it again would not make it so.
    log.error('webhook dropped', { reason: 'not a whatsapp webhook' });
    return { statusCode: 200 };
  }
  const { statuses, ignored } = reading;
  const deliveries = await deps.marked(reading.deliveries);
  await enqueueAll(deliveries, deps.queueOf);
  if (statuses.length > 0) await deps.statusQueue.enqueue(statuses);
  reportAccountErrors(reading.accountErrors, deps);
  const messages = deliveries.flatMap((delivery) => delivery.messages);
  log.info('webhook taken', {
    count: messages.length,
    traces: messages.slice(0, listedMax).map(({ id }) => digestId(id)),
    clients: [...new Set(messages.flatMap(({ mark }) => mark ?? []))].slice(0, listedMax),
    counts: tally([
      ...ignored,
      ...deliveries.flatMap(({ notes }) => notes.map(({ kind }) => kind)),
      ...statuses.map(({ word }) => `status:${word.kind}`),
    ]),
  });
  return { statusCode: 200 };
}

/** A webhook of one client holds one message or a few; a batch of a thousand is not listed. */
const listedMax = 10;

/** They come with no message and no status: a log and a measure are all that can be made of them. */
function reportAccountErrors(errors: readonly Refusal[], { log, metrics }: IngestDeps): void {
  for (const { refusal, code } of errors) {
    log.error('account error', {
      reason: refusal,
      ...(code === undefined ? {} : { channelCode: code }),
    });
    metrics.count('AccountErrors', { refusal });
  }
}

async function enqueueAll(deliveries: readonly Delivery[], queueOf: IngestDeps['queueOf']) {
  const numbers = new Set(deliveries.map(({ businessNumberId }) => businessNumberId));
  for (const number of numbers) {
    const toNumber = deliveries.filter(({ businessNumberId }) => businessNumberId === number);
    await queueOf(number).enqueue(
      toNumber.flatMap(({ notes, messages }) => [...notes, ...messages]),
    );
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
