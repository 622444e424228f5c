import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';

import { CoreSyncError } from '#domain/error.ts';

/** What SQS takes in one call; of texts at WhatsApp's longest, ten stay far below its limit in bytes. */
const maxBatchEntries = 10;

export type QueueEntry = Omit<SendMessageBatchRequestEntry, 'Id'>;

/** A client that gives up in bounded time: two attempts of at most three seconds each. */
export function createSqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 2_000,
      throwOnRequestTimeout: true,
    },
  });
}

/**
 * Queues all entries, in order.
 * @throws CoreSyncError `queue.unavailable` when any is not; some may be queued then.
 */
export async function sendBatches(
  client: SQSClient,
  queueUrl: string,
  entries: readonly QueueEntry[],
): Promise<void> {
  // One batch after the other: a client's messages may lie in several.
  for (let start = 0; start < entries.length; start += maxBatchEntries) {
    const batch = entries.slice(start, start + maxBatchEntries);
    const named = batch.map((entry, index) => ({ Id: String(index), ...entry }));
    await send(client, queueUrl, named);
  }
}

async function send(
  client: SQSClient,
  queueUrl: string,
  entries: SendMessageBatchRequestEntry[],
): Promise<void> {
  const command = new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: entries });
  const answer = await client.send(command).catch((cause: unknown) => {
    const message = `none of ${entries.length} messages queued`;
    throw new CoreSyncError('queue.unavailable', message, { retryable: true, cause });
  });
  const queued = answer.Successful?.length ?? 0;
  if (queued !== entries.length) {
    const codes = [...new Set(answer.Failed?.map((failure) => failure.Code))].join(', ');
    const message = `${queued} of ${entries.length} messages queued (${codes})`;
    throw new CoreSyncError('queue.unavailable', message, { retryable: true });
  }
}
