import type { SQSRecord } from 'aws-lambda';
import type { Instant } from '#domain/time/instant.ts';

export interface QueueEntry {
  readonly body: string;
  /** Of FIFO queues only. */
  readonly group?: string;
  readonly deduplicationId?: string;
}

export interface SimulatedQueue {
  send(entry: QueueEntry): void;
  isEmpty(): boolean;
}

/** A message as Lambda hands it to a function. */
export function queueRecord(
  queueName: string,
  message: QueueEntry & {
    readonly id: string;
    readonly sentAt: Instant;
    readonly receives: number;
  },
): SQSRecord {
  const { id, body, group, deduplicationId, receives } = message;
  const sentAt = String(message.sentAt);
  return {
    messageId: id,
    receiptHandle: `${id}-${receives}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: sentAt,
      SenderId: 'simulation',
      ApproximateFirstReceiveTimestamp: sentAt,
      ...(group === undefined ? {} : { MessageGroupId: group }),
      ...(deduplicationId === undefined ? {} : { MessageDeduplicationId: deduplicationId }),
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:ap-southeast-3:000000000000:${queueName}`,
    awsRegion: 'ap-southeast-3',
  };
}
