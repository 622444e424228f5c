import type { SQSClient } from '@aws-sdk/client-sqs';
import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import { startSqsEngine } from '#infra/local/engines/sqs-engine.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { playedClient } from '#infra/replay/play-conversation.ts';
import { percentile } from './percentile.ts';
import type { BenchSection } from './section.ts';

const warmUps = 100;
const webhooksMin = 200;
const secret = { app_secret: localValues.appSecret, verify_token: localValues.verifyToken };

/** One signed webhook with one message, warm: without the time in which the queue's engine had it. */
export function ingestSection(): BenchSection {
  return {
    name: 'ingest',
    run: async ({ rateMs }) => {
      const engine = await startSqsEngine();
      try {
        const queue = await engine.createQueue('bench.fifo', { FifoQueue: 'true' });
        const wire = meterWire(engine.client);
        const ingest = ingestOn(engine.client, queue.url);
        const own: number[] = [];
        const until = performance.now() + rateMs * 2;
        for (let index = 0; index < warmUps + webhooksMin || performance.now() < until; index++) {
          const request = signedRequest(index);
          const [began, wireBefore] = [performance.now(), wire.spentMs()];
          const { statusCode } = await ingest(request);
          const tookMs = performance.now() - began - (wire.spentMs() - wireBefore);
          if (statusCode !== 200) throw new Error(`ingest answered ${statusCode}`);
          if (index >= warmUps) own.push(tookMs);
        }
        return [
          {
            section: 'ingest',
            subject: `${own.length} webhooks with a message, warm`,
            who: 'ingest',
            figures: [
              { name: 'own median', value: percentile(own, 50), unit: 'ms' },
              { name: 'own p95', value: percentile(own, 95), unit: 'ms' },
            ],
          },
        ];
      } finally {
        await engine.stop();
      }
    },
  };
}

function ingestOn(client: SQSClient, queueUrl: string) {
  return createIngest({
    secrets: {
      get: async (_arn, schema) => schema.parse(secret),
      refresh: async (_arn, schema) => schema.parse(secret),
    },
    webhookSecretArn: 'bench',
    queueOf: (businessNumberId) => createSqsMessageQueue({ client, queueUrl, businessNumberId }),
    statusQueue: { enqueue: () => Promise.reject(new Error('a message is no status')) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: { count: () => {}, measure: () => {} },
  });
}

function signedRequest(index: number) {
  const act = { kind: 'text', text: 'Booking besok jam 10 pagi' } as const;
  const body = JSON.stringify(clientWebhook(playedClient, act, `wamid.bench.${index}`, Date.now()));
  const signature = signatureOf(localValues.appSecret, Buffer.from(body));
  return {
    rawPath: webhookPath,
    requestContext: { http: { method: 'POST' } },
    headers: { 'x-hub-signature-256': signature },
    body,
    isBase64Encoded: false,
  };
}

/** How long requests were on their way: calls follow each other here. */
function meterWire(client: SQSClient): { spentMs(): number } {
  let spentMs = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      const began = performance.now();
      try {
        return await next(args);
      } finally {
        spentMs += performance.now() - began;
      }
    },
    { step: 'deserialize', name: 'meterWire', priority: 'low' },
  );
  return { spentMs: () => spentMs };
}
