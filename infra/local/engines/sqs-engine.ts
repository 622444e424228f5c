import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import * as z from 'zod';
import { localAccount, localRegion } from '../intrinsics.ts';
import { localCredentials } from '../local-credentials.ts';

export interface CreatedQueue {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
}

export interface QueuedMessage {
  readonly messageId: string;
  readonly body: string;
  readonly messageGroupId?: string | undefined;
}

export interface SqsEngine {
  readonly endpoint: string;
  readonly client: SQSClient;
  /** Attributes as CreateQueue takes them; a FIFO queue's name ends in `.fifo`. */
  createQueue(name: string, attributes: Readonly<Record<string, string>>): Promise<CreatedQueue>;
  /** All messages that are not deleted, without receiving them: waiting, delayed and in flight. */
  messages(queueName: string): Promise<QueuedMessage[]>;
  stop(): Promise<void>;
}

const messageSchema = z.object({
  messageId: z.string(),
  body: z.string(),
  messageGroupId: z.string().optional(),
});
const inspectionSchema = z.object({
  messages: z.object({
    ready: z.array(messageSchema),
    delayed: z.array(messageSchema),
    inflight: z.array(z.object({ message: messageSchema })),
  }),
});

/** Starts SQS inside this process, on a free port of 127.0.0.1. */
export async function startSqsEngine(): Promise<SqsEngine> {
  const app = buildApp({ logger: false, defaultRegion: localRegion });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const address = app.addresses()[0];
  if (typeof address !== 'object') throw new Error('the SQS engine has no port');
  const endpoint = `http://127.0.0.1:${address.port}`;
  const client = new SQSClient({ endpoint, region: localRegion, credentials: localCredentials });

  return {
    endpoint,
    client,
    async createQueue(name, attributes) {
      const created = await client.send(
        new CreateQueueCommand({ QueueName: name, Attributes: attributes }),
      );
      if (created.QueueUrl === undefined) throw new Error(`the SQS engine made no queue ${name}`);
      // The engine's own host name does not resolve everywhere, and the SDK calls the URL's host.
      const url = `${endpoint}${new URL(created.QueueUrl).pathname}`;
      return { name, url, arn: `arn:aws:sqs:${localRegion}:${localAccount}:${name}` };
    },
    async messages(queueName) {
      const answer = await app.inject({ url: `/_fauxqs/queues/${encodeURIComponent(queueName)}` });
      const { ready, delayed, inflight } = inspectionSchema.parse(answer.json()).messages;
      return [...inflight.map((entry) => entry.message), ...ready, ...delayed];
    },
    async stop() {
      client.destroy();
      await app.close();
    },
  };
}
