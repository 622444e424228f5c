import { type SendMessageBatchCommandOutput, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import type { Mishap } from '../faults.ts';
import type { Gate } from './gate.ts';
import type { SimulatedQueue } from './queue-record.ts';

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(
    z.object({
      Id: z.string(),
      MessageBody: z.string(),
      MessageGroupId: z.string().optional(),
      MessageDeduplicationId: z.string().optional(),
    }),
  ),
});

/** As the adapter's own client has it. */
const requestTimeoutMs = 2_000;

/** An SQS client that passes the gate and puts messages into the queues given, by their URLs. */
export function createGatedQueueClient(
  queueOf: (queueUrl: string) => SimulatedQueue,
  gate: Gate,
): SQSClient {
  const client = new SQSClient({ region: localRegion, credentials: localCredentials });
  client.middlewareStack.add(
    () => async (args) => {
      const { QueueUrl, Entries } = batchSchema.parse(args.input);
      const queue = queueOf(QueueUrl);
      const run = async () => {
        for (const entry of Entries) {
          queue.send({
            body: entry.MessageBody,
            group: entry.MessageGroupId,
            deduplicationId: entry.MessageDeduplicationId,
          });
        }
        return answer(Entries.map(({ Id }) => Id));
      };
      const names = Entries.map(({ Id, MessageDeduplicationId: name = Id }) => name).join(' ');
      const what = `SendMessageBatch ${QueueUrl} ${names}`;
      return { response: {}, output: await gate.pass({ target: 'queue', what }, run, mishaps) };
    },
    { step: 'initialize', name: 'simulationQueue' },
  );
  return client;
}

function answer(ids: readonly string[]): SendMessageBatchCommandOutput {
  const Successful = ids.map((Id) => ({ Id, MessageId: Id, MD5OfMessageBody: '' }));
  return { Successful, Failed: [], $metadata: {} };
}

const mishaps: readonly Mishap<SendMessageBatchCommandOutput>[] = [
  {
    kind: 'queue refused',
    weight: 2,
    instead: async () => {
      throw new Error('simulated: the queue does not answer');
    },
  },
  {
    kind: 'queue answer lost',
    weight: 1,
    after: () => new Error('simulated: no answer in time'),
    takesMs: requestTimeoutMs,
  },
];
