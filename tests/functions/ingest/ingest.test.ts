import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it } from 'vitest';

import { clientMark } from '#adapters/identity/client-mark.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import type { SecretSource } from '#adapters/secrets/secret-source.ts';
import { parseDeliveryStatus } from '#adapters/sqs/delivery-status-schema.ts';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { createSqsStatusQueue } from '#adapters/sqs/sqs-status-queue.ts';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { CoreSyncError } from '#domain/error.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import type { WebhookRequest } from '#functions/ingest/webhook-request.ts';
import type { MessageQueue } from '#ports/message-queue.ts';
import type { StatusQueue } from '#ports/status-queue.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { queuesForTests } from '../../adapters/sqs/queues-for-tests.ts';

const appSecret = 'coresync-local-app-secret';
const secretText = { app_secret: appSecret, verify_token: 'coresync-local-verify-token' };
const secrets: SecretSource = {
  get: async (_arn, schema) => schema.parse(secretText),
  refresh: async (_arn, schema) => schema.parse(secretText),
};
const failing: MessageQueue & StatusQueue = {
  enqueue: async () => {
    throw new CoreSyncError('queue.unavailable', 'none of 1 messages queued', { retryable: true });
  },
};

const queues = queuesForTests();
let queue: { name: string; url: string };
let statusQueue: { name: string; url: string };

beforeEach(async () => {
  queue = await queues.fifo();
  statusQueue = await queues.standard();
});

function ingest(
  overrides: { queue?: MessageQueue; statusQueue?: StatusQueue; secrets?: SecretSource } = {},
) {
  const log = recordingLog();
  const { metrics, counted } = recordingMetrics();
  const queueOf = (businessNumberId: string) =>
    overrides.queue ??
    createSqsMessageQueue({
      client: queues.engine().client,
      queueUrl: queue.url,
      businessNumberId,
    });
  const answer = createIngest({
    secrets: overrides.secrets ?? secrets,
    webhookSecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Webhook',
    queueOf,
    statusQueue:
      overrides.statusQueue ??
      createSqsStatusQueue({ client: queues.engine().client, queueUrl: statusQueue.url }),
    log,
    metrics,
  });
  return { answer, log, counted };
}

async function queued(): Promise<InboundMessage[]> {
  return (await queues.engine().messages(queue.name)).map(({ body }) => parseInboundMessage(body));
}

/** By WhatsApp's word: a standard queue promises no order. */
async function queuedStatuses() {
  const messages = await queues.engine().messages(statusQueue.name);
  const statuses = messages.map(({ body }) => parseDeliveryStatus(body));
  return statuses.sort((one, other) => one.at - other.at);
}

/** One of the project's sample events. */
function sample(name: string): WebhookRequest {
  return JSON.parse(readFileSync(`events/ingest.${name}.json`, 'utf8'));
}

/** A signed POST of these bytes. */
function post(body: string, overrides: Partial<WebhookRequest> = {}): WebhookRequest {
  return {
    ...sample('text'),
    headers: { 'x-hub-signature-256': signatureOf(appSecret, Buffer.from(body)) },
    body,
    ...overrides,
  };
}

const renee = { phone: '+6281234567890', userId: 'ID.13490000000000001', name: 'Renée S.' };
const sentAt = Date.UTC(2026, 11, 2, 2, 15);

describe('events', () => {
  it('challenge: gives the challenge back, raw', async () => {
    expect(await ingest().answer(sample('challenge'))).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' },
      body: '1158201444',
    });
  });

  it('text: queues what the client wrote', async () => {
    expect(await ingest().answer(sample('text'))).toEqual({ statusCode: 200 });
    expect(await queued()).toEqual([
      {
        id: 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFjNFQjA3MUE0RDhDMTQ1RTlBMTJCAA==',
        sender: renee,
        sentAt,
        content: { kind: 'text', text: 'Booking besok jam 10 pagi' },
        mark: clientMark(appSecret, renee),
      },
    ]);
  });

  it('button-reply: queues the choice', async () => {
    expect(await ingest().answer(sample('button-reply'))).toEqual({ statusCode: 200 });
    expect(await queued()).toEqual([
      {
        id: 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFjNFQjBCMEQxRDgxRjI2NjQ4QzEwAA==',
        sender: renee,
        sentAt,
        content: { kind: 'choice', id: 'confirm:2026-12-03T03:00:00Z', title: 'Ya, book ✅' },
        mark: clientMark(appSecret, renee),
      },
    ]);
  });

  it('list-reply: queues the choice', async () => {
    expect(await ingest().answer(sample('list-reply'))).toEqual({ statusCode: 200 });
    expect(await queued()).toEqual([
      {
        id: 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABIYFjNFQjBFNzcwMkVBRDY0Q0M5QzIwAA==',
        sender: renee,
        sentAt,
        content: { kind: 'choice', id: 'time:2026-12-03T03:45:00Z', title: '10.45' },
        mark: clientMark(appSecret, renee),
      },
    ]);
  });

  it('statuses: are queued apart, without a number, and counted', async () => {
    const { answer, log } = ingest();

    expect(await answer(sample('statuses'))).toEqual({ statusCode: 200 });
    expect(await queued()).toEqual([]);
    const common = {
      channelId: 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYEjA0OUU3RDhDQUY2MjE5RkZGMgA=',
      outboundId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    };
    expect(await queuedStatuses()).toEqual([
      { ...common, at: 1_796_177_701_000, word: { kind: 'sent' } },
      { ...common, at: 1_796_177_702_000, word: { kind: 'delivered' } },
      { ...common, at: 1_796_177_709_000, word: { kind: 'read' } },
    ]);
    expect(log.lines).toEqual([
      {
        level: 'info',
        event: 'webhook taken',
        fields: {
          count: 0,
          traces: [],
          clients: [],
          counts: { 'status:delivered': 1, 'status:sent': 1, 'status:read': 1 },
        },
      },
    ]);
  });
});

describe('what is said of the account', () => {
  it('is logged and measured by kind, and answered', async () => {
    const errors = [{ code: 130429, title: 'rahasia' }, { code: 190 }, { title: 'x' }];
    const value = { messaging_product: 'whatsapp', metadata: {}, errors };
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
    const { answer, log, counted } = ingest();

    const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
    expect(await answer(post(body))).toEqual({ statusCode: 200 });
    expect(log.lines.slice(0, 2)).toEqual([
      {
        level: 'error',
        event: 'account error',
        fields: { reason: 'number-busy', channelCode: 130429 },
      },
      {
        level: 'error',
        event: 'account error',
        fields: { reason: 'not-allowed', channelCode: 190 },
      },
    ]);
    expect(log.lines[2]?.fields).toEqual({
      ...{ count: 0, traces: [], clients: [] },
      counts: { 'account-error': 1 },
    });
    expect(counted).toEqual([
      'AccountErrors refusal=number-busy',
      'AccountErrors refusal=not-allowed',
      'Webhooks outcome=taken',
    ]);
  });
});

describe('verification', () => {
  const challenge = sample('challenge');

  it.each([
    ['another token', { 'hub.verify_token': 'guess' }],
    ['no token', { 'hub.verify_token': undefined }],
    ['another mode', { 'hub.mode': 'unsubscribe' }],
    ['no challenge', { 'hub.challenge': undefined }],
  ])('is refused with %s', async (_what, change) => {
    const query = { ...challenge.queryStringParameters, ...change };

    expect(await ingest().answer({ ...challenge, queryStringParameters: query })).toEqual({
      statusCode: 403,
    });
  });

  it('is refused without any query', async () => {
    const bare = { ...challenge, queryStringParameters: undefined };

    expect(await ingest().answer(bare)).toEqual({ statusCode: 403 });
  });
});

describe('signature', () => {
  it('holds over the bytes of a body in base64', async () => {
    const text = sample('text');
    const body = Buffer.from(text.body ?? '').toString('base64');

    expect(await ingest().answer({ ...text, body, isBase64Encoded: true })).toEqual({
      statusCode: 200,
    });
    expect((await queued()).map(({ sender }) => sender)).toEqual([renee]);
  });

  it.each([
    ['missing', undefined],
    ['of another body', signatureOf(appSecret, Buffer.from('{}'))],
    ['of another secret', signatureOf('guess', Buffer.from(sample('text').body ?? ''))],
    ['cut short', sample('text').headers['x-hub-signature-256']?.slice(0, 40)],
  ])('that is %s is refused, with nothing queued', async (_what, signature) => {
    const { answer, log } = ingest();
    const request = { ...sample('text'), headers: { 'x-hub-signature-256': signature } };

    expect(await answer(request)).toEqual({ statusCode: 401 });
    expect(await queued()).toEqual([]);
    expect(log.lines).toEqual([
      { level: 'warn', event: 'webhook refused', fields: { reason: 'signature' } },
    ]);
  });

  it('of an empty body is checked like any other', async () => {
    const { headers: _signed, ...unsigned } = post('');

    expect(await ingest().answer({ ...unsigned, headers: {}, body: undefined })).toEqual({
      statusCode: 401,
    });
  });
});

describe('a signed body', () => {
  it.each([
    ['that is no JSON', '{"object":"whatsapp_business_account"'],
    ['that is empty', ''],
    ['of another object', '{"object":"page","entry":[{"id":"Booking besok"}]}'],
  ])('%s is dropped with a line in the log that shows nothing of it', async (_what, body) => {
    const { answer, log } = ingest();

    expect(await answer(post(body))).toEqual({ statusCode: 200 });
    expect(await queued()).toEqual([]);
    expect(log.lines).toEqual([
      { level: 'error', event: 'webhook dropped', fields: { reason: 'not a whatsapp webhook' } },
    ]);
  });

  it('with messages of several clients to several numbers is queued whole', async () => {
    const message = (id: string, from: string) => ({
      id,
      from,
      timestamp: '1796177700',
      type: 'text',
      text: { body: 'halo' },
    });
    const change = (numberId: string, ...messages: object[]) => ({
      field: 'messages',
      value: { metadata: { phone_number_id: numberId }, messages },
    });
    const entry = [
      { changes: [change('1', message('wamid.1', '6281111'), message('wamid.2', '6282222'))] },
      { changes: [change('2', message('wamid.3', '6281111')), { field: 'flows', value: {} }] },
      { changes: [change('1', message('wamid.4', '6281111'))] },
    ];
    const body = JSON.stringify({ object: 'whatsapp_business_account', entry });
    const { answer, log } = ingest();

    expect(await answer(post(body))).toEqual({ statusCode: 200 });
    const stored = await queues.engine().messages(queue.name);
    const byGroup = Map.groupBy(stored, ({ messageGroupId }) => messageGroupId);
    const ids = [...byGroup.values()].map((group) =>
      group.map((one) => parseInboundMessage(one.body).id),
    );
    expect(ids.sort()).toEqual([['wamid.1', 'wamid.4'], ['wamid.2'], ['wamid.3']]);
    const traces = ['wamid.1', 'wamid.2', 'wamid.3', 'wamid.4'].map(digestId);
    const clients = ['+6281111', '+6282222'].map((phone) => clientMark(appSecret, { phone }));
    const counts = { 'field:flows': 1 };
    expect(log.lines[0]?.fields).toEqual({ count: 4, traces, clients, counts });
  });

  it('that is delivered again within minutes is queued once', async () => {
    const { answer } = ingest();

    await answer(sample('text'));
    expect(await answer(sample('text'))).toEqual({ statusCode: 200 });
    expect((await queued()).map(({ content }) => content)).toEqual([
      { kind: 'text', text: 'Booking besok jam 10 pagi' },
    ]);
  });

  it('never shows in the log who wrote, or what', async () => {
    const { answer, log } = ingest();

    await answer(sample('text'));
    expect(JSON.stringify(log.lines)).not.toMatch(/besok|628123|Ren|13490|wamid/);
  });
});

describe('size', () => {
  const entries = (count: number, text: string) => ({
    object: 'whatsapp_business_account',
    entry: Array.from({ length: count }, (_, index) => {
      const message = {
        id: `wamid.${index}`,
        from: `62812${String(index % 50).padStart(6, '0')}`,
        timestamp: '1796177700',
        type: 'text',
        text: { body: text },
      };
      const value = { metadata: { phone_number_id: '1' }, messages: [message] };
      return { changes: [{ field: 'messages', value }] };
    }),
  });

  it('of a thousand updates in one body is queued whole, each client in order', async () => {
    expect(await ingest().answer(post(JSON.stringify(entries(1_000, 'halo'))))).toEqual({
      statusCode: 200,
    });
    const byGroup = Map.groupBy(
      await queues.engine().messages(queue.name),
      (one) => one.messageGroupId,
    );
    expect(byGroup.size).toBe(50);
    for (const group of byGroup.values()) {
      const numbers = group.map(({ body }) => Number(parseInboundMessage(body).id.slice(6)));
      expect(numbers).toHaveLength(20);
      expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    }
  });

  it('of three megabytes is taken', async () => {
    const body = JSON.stringify(entries(20, 'é'.repeat(78_000)));
    expect(Buffer.byteLength(body)).toBeGreaterThan(3_000_000);

    expect(await ingest().answer(post(body))).toEqual({ statusCode: 200 });
    expect(await queued()).toHaveLength(20);
  });

  it.each([false, true])(
    'above any webhook is refused unread, base64 %s',
    async (isBase64Encoded) => {
      const { answer, log } = ingest();
      const bytes = (count: number) =>
        Buffer.alloc(count, ' ').toString(isBase64Encoded ? 'base64' : 'utf8');
      const most = 4 * 1_024 * 1_024;

      expect(await answer(post('', { body: bytes(most), isBase64Encoded }))).toEqual({
        statusCode: 401,
      });
      expect(await answer(post('', { body: bytes(most + 1), isBase64Encoded }))).toEqual({
        statusCode: 413,
      });
      expect(log.lines.at(-1)?.fields).toEqual({ reason: 'size' });
    },
  );
});

describe('faults', () => {
  it('of the queue are answered 500, so that Meta delivers again', async () => {
    const { answer, log } = ingest({ queue: failing });

    expect(await answer(sample('text'))).toEqual({ statusCode: 500 });
    expect(log.lines[0]).toMatchObject({
      level: 'error',
      event: 'webhook not taken',
      fields: { code: 'queue.unavailable', faultMessage: 'none of 1 messages queued' },
    });
  });

  it('of the queue do not matter where there is nothing to queue', async () => {
    expect(await ingest({ queue: failing }).answer(sample('statuses'))).toEqual({
      statusCode: 200,
    });
  });

  it('of the queue of statuses are answered 500, so that Meta delivers them again', async () => {
    const { answer } = ingest({ statusQueue: failing });
    expect(await answer(sample('statuses'))).toEqual({ statusCode: 500 });
    expect(await answer(sample('text'))).toEqual({ statusCode: 200 });
  });

  it('that nobody thought of are answered 500 too, without a word', async () => {
    const strange: MessageQueue = {
      enqueue: async () => {
        throw new TypeError('cannot queue Renée');
      },
    };
    const { answer, log } = ingest({ queue: strange });

    expect(await answer(sample('text'))).toEqual({ statusCode: 500 });
    expect(log.lines[0]?.fields).toMatchObject({ faultName: 'TypeError' });
    expect(JSON.stringify(log.lines)).not.toContain('Renée');
  });

  it('of a secret that is out of date are none: it is fetched anew before a webhook is refused', async () => {
    const rotated: SecretSource = {
      get: async (_arn, schema) => schema.parse({ app_secret: 'old', verify_token: 'old' }),
      refresh: async (_arn, schema) => schema.parse(secretText),
    };
    const { answer } = ingest({ secrets: rotated });

    expect(await answer(sample('text'))).toEqual({ statusCode: 200 });
    expect(await answer(sample('challenge'))).toMatchObject({ statusCode: 200 });
    const unsigned = { ...sample('text'), headers: {} };
    expect(await answer(unsigned)).toEqual({ statusCode: 401 });
  });

  it('of the secret are answered 500', async () => {
    const invalid = async () => {
      throw new CoreSyncError('secret.invalid', 'secret is unfit: app_secret: invalid_type');
    };
    const { answer } = ingest({ secrets: { get: invalid, refresh: invalid } });

    expect(await answer(sample('text'))).toEqual({ statusCode: 500 });
    expect(await answer(sample('challenge'))).toEqual({ statusCode: 500 });
  });
});

describe('routes', () => {
  it.each([
    ['another method', { requestContext: { http: { method: 'PUT' } } }],
    ['another path', { rawPath: '/' }],
    ['a longer path', { rawPath: '/whatsapp/webhook/' }],
  ])('%s is not found, signed or not', async (_what, change) => {
    expect(await ingest().answer({ ...sample('text'), ...change })).toEqual({ statusCode: 404 });
    expect(await queued()).toEqual([]);
  });
});
