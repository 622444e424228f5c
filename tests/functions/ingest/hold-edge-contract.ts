import * as fc from 'fast-check';
import { expect } from 'vitest';

import type { SecretSource } from '#adapters/secrets/secret-source.ts';
import { deliveryStatusSchema } from '#adapters/sqs/delivery-status-schema.ts';
import { readIdentityNote } from '#adapters/sqs/identity-note-schema.ts';
import { inboundMessageSchema } from '#adapters/sqs/inbound-message-schema.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { foreignEvent, fuzzedRequest, fuzzSecret } from './fuzzed-request.ts';

const secretText = { app_secret: fuzzSecret, verify_token: 'fuzz-verify-token' };
const secrets: SecretSource = {
  get: async (_arn, schema) => schema.parse(secretText),
  refresh: async (_arn, schema) => schema.parse(secretText),
};

/** What SQS takes as a message's body: https://www.w3.org/TR/REC-xml/#charsets. */
const acceptable = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u;

function edge() {
  const queued: (InboundMessage | IdentityNote)[] = [];
  const statuses: DeliveryStatus[] = [];
  const log = recordingLog();
  const answer = createIngest({
    secrets,
    webhookSecretArn: 'arn',
    queueOf: () => ({
      enqueue: async (messages) => {
        queued.push(...messages);
      },
    }),
    statusQueue: {
      enqueue: async (all) => {
        statuses.push(...all);
      },
    },
    log,
    metrics: recordingMetrics().metrics,
  });
  return { answer, queued, statuses, log };
}

/** Any request: the status that its route and signature deserve, no body, and only what the queue can carry queued. */
export async function holdContractOfRequests(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fuzzedRequest, async ({ event, isRouted, isSigned }) => {
      const { answer, queued, statuses, log } = edge();
      const isPost = JSON.stringify(event.requestContext) === '{"http":{"method":"POST"}}';
      const wanted = !isRouted ? 404 : !isPost ? 403 : isSigned ? 200 : 401;

      expect(await answer(event)).toEqual({ statusCode: wanted });
      if (wanted !== 200) expect([...queued, ...statuses]).toEqual([]);
      for (const status of statuses) expect(deliveryStatusSchema.parse(status)).toEqual(status);
      for (const message of queued) {
        const read =
          'kind' in message
            ? readIdentityNote(JSON.stringify(message))
            : inboundMessageSchema.parse(message);
        expect(read).toEqual(message);
        expect(JSON.stringify(message)).toMatch(acceptable);
        expect(JSON.stringify(message).isWellFormed()).toBe(true);
      }
      expect(JSON.stringify(log.lines)).not.toMatch(/besok|6281234567890|ID\.1349|wamid/);
    }),
    { numRuns },
  );
}

/** Any event at all: a status of the contract, never a fault. */
export async function holdContractOfEvents(numRuns: number): Promise<void> {
  await fc.assert(
    fc.asyncProperty(foreignEvent, async (event) => {
      const { answer } = edge();
      const { statusCode, body } = await answer(event);

      expect([200, 401, 403, 404, 413, 500]).toContain(statusCode);
      expect(body).toBeUndefined();
    }),
    { numRuns },
  );
}
