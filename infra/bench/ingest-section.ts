import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { playedClient } from '#infra/replay/play-conversation.ts';
import { percentile } from './percentile.ts';
import type { BenchSection } from './section.ts';
import { targets } from './targets.ts';
import { threadMs } from './thread-time.ts';

const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/bench.fifo';
const warmUps = 300;
const batchSize = 25;
const batchesMin = 40;
const secret = { app_secret: localValues.appSecret, verify_token: localValues.verifyToken };

/**
 * Signed webhooks with one message, warm. The queue answers within this thread and at once: what is measured is ours and
 * the SDK's, without a wait. The thread's clock is coarse, hence read once a batch.
 */
export function ingestSection(): BenchSection {
  return {
    name: 'ingest',
    run: async ({ rateMs }) => {
      const ingest = ingestOn(answeredClient());
      let sent = 0;
      const take = async (count: number) => {
        for (const until = sent + count; sent < until; sent += 1) {
          const { statusCode } = await ingest(signedRequest(sent));
          if (statusCode !== 200) throw new Error(`ingest answered ${statusCode}`);
        }
      };
      await take(warmUps);
      const computed: number[] = [];
      const until = performance.now() + rateMs * 2;
      while (computed.length < batchesMin || performance.now() < until) {
        const before = threadMs();
        await take(batchSize);
        computed.push((threadMs() - before) / batchSize);
      }
      return [
        {
          section: 'ingest',
          subject: `${sent - warmUps} webhooks with a message, warm, in batches of ${batchSize}`,
          who: 'ingest',
          figures: [
            { name: 'computing median', value: percentile(computed, 50), unit: 'ms' },
            {
              ...{ name: 'computing p95', value: percentile(computed, 95), unit: 'ms' },
              target: targets.ingestMs,
            },
          ],
        },
      ];
    },
  };
}

function ingestOn(client: SQSClient) {
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

const batchSchema = z.object({
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })),
});

/** A client all of whose requests are answered where they would have left: signed, and with the digests that it checks. */
function answeredClient(): SQSClient {
  const client = new SQSClient({ region: localRegion, credentials: localCredentials });
  client.middlewareStack.add(
    () =>
      async ({ input }) => {
        const Successful = batchSchema.parse(input).Entries.map(({ Id, MessageBody }) => ({
          ...{ Id, MessageId: Id },
          MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
        }));
        const answer = Buffer.from(JSON.stringify({ Successful, Failed: [] }));
        return {
          response: { statusCode: 200, headers: {}, body: answer },
          output: { $metadata: {} },
        };
      },
    { step: 'deserialize', name: 'answerAtOnce', priority: 'low' },
  );
  return client;
}
