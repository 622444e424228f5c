import { createHash } from 'node:crypto';

import {
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SQSClient,
} from '@aws-sdk/client-sqs';

import type { InboundMessage, Sender } from '#domain/conversation/message.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { MessageQueue } from '#ports/message-queue.ts';

/** What SQS takes in one call; of texts at WhatsApp's longest, ten stay far below its limit in bytes. */
const maxBatchEntries = 10;

/**
 * The FIFO queue of one business number. A client is one group, so that their messages are handled in the order in
 * which they were queued and never two at once; the channel's message id keeps repeats out for five minutes.
 * A call that fails half-way has queued some of the messages: the caller has them delivered again, and the repeats
 * are recognised here or, later, by the record of what was decided.
 */
export function createSqsMessageQueue(deps: {
  readonly client: SQSClient;
  readonly queueUrl: string;
  /** The channel's id of the studio's own number. */
  readonly businessNumberId: string;
}): MessageQueue {
  const { client, queueUrl, businessNumberId } = deps;
  return {
    async enqueue(messages) {
      // One batch after the other: a client's messages may lie in several.
      for (let start = 0; start < messages.length; start += maxBatchEntries) {
        const batch = messages.slice(start, start + maxBatchEntries);
        await send(client, queueUrl, batch.map(entryOf(businessNumberId)));
      }
    },
  };
}

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

function entryOf(businessNumberId: string) {
  return (message: InboundMessage, index: number): SendMessageBatchRequestEntry => ({
    Id: String(index),
    MessageBody: JSON.stringify(message),
    MessageGroupId: groupIdOf(businessNumberId, message.sender),
    MessageDeduplicationId: deduplicationIdOf(message.id),
  });
}

/** A hash, because the queue's metrics and events show it: one per client and business number. */
export function groupIdOf(businessNumberId: string, sender: Sender): string {
  return sha256Hex(`${businessNumberId} ${sender.userId ?? sender.phone ?? ''}`);
}

/** The message's own id where SQS takes it as it is (up to 128 printable ASCII characters), else its hash. */
export function deduplicationIdOf(messageId: string): string {
  return /^[\x21-\x7e]{1,128}$/.test(messageId) ? messageId : sha256Hex(messageId);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
