import { createHash } from 'node:crypto';

import type { SQSClient } from '@aws-sdk/client-sqs';

import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { InboundMessage, Sender } from '#domain/conversation/message.ts';
import type { MessageQueue } from '#ports/message-queue.ts';

import { type QueueEntry, sendBatches } from './send-batches.ts';

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
    enqueue: (messages) => sendBatches(client, queueUrl, messages.map(entryOf(businessNumberId))),
  };
}

function entryOf(businessNumberId: string) {
  return (message: InboundMessage | IdentityNote): QueueEntry => ({
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
