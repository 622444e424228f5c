import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { localRegion } from '../intrinsics.ts';
import type { FunctionPool } from '../runtime/function-pool.ts';
import { failedItems } from './batch-failures.ts';

export interface QueueMapping {
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportBatchItemFailures: boolean;
}

export interface EventPoller {
  /** Resolves when nothing runs any more. */
  stop(): Promise<void>;
}

/** One long poll; it is cut short by a message, and by `stop`. */
const waitSeconds = 20;
const pauseAfterErrorMs = 200;

/**
 * An SQS event source mapping. What the function did not process stays and comes again after the queue's visibility
 * timeout, as often as the queue's redrive policy allows. Order within a group is the queue's.
 */
export function startQueuePoller(
  client: SQSClient,
  mapping: QueueMapping,
  target: FunctionPool,
  onError: (message: string) => void,
): EventPoller {
  const ending = new AbortController();
  const batches = new Set<Promise<void>>();
  const concurrency = Math.min(mapping.maximumConcurrency, target.definition.maximumConcurrency);

  async function poll(): Promise<void> {
    while (!ending.signal.aborted) {
      if (batches.size >= concurrency) await Promise.race(batches);
      try {
        const messages = await receive();
        if (messages.length === 0) continue;
        const batch = handle(messages)
          .catch((error: unknown) => onError(`${mapping.queueArn}: ${error}`))
          .finally(() => batches.delete(batch));
        batches.add(batch);
      } catch (error) {
        if (ending.signal.aborted) return;
        onError(`${mapping.queueArn}: ${error}`);
        await new Promise((resolve) => setTimeout(resolve, pauseAfterErrorMs));
      }
    }
  }

  async function receive(): Promise<Message[]> {
    const received = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: mapping.queueUrl,
        MaxNumberOfMessages: Math.min(10, mapping.batchSize),
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      }),
      { abortSignal: ending.signal },
    );
    return received.Messages ?? [];
  }

  async function handle(messages: readonly Message[]): Promise<void> {
    const result = await target.invoke({
      Records: messages.map((message) => sqsRecord(message, mapping.queueArn)),
    });
    const identifiers = messages.map((message) => message.MessageId ?? '');
    const failed = failedItems(result, identifiers, mapping.reportBatchItemFailures);
    const done = messages.filter((message) => !failed.has(message.MessageId ?? ''));
    await Promise.all(
      done.map((message) =>
        client.send(
          new DeleteMessageCommand({
            QueueUrl: mapping.queueUrl,
            ReceiptHandle: message.ReceiptHandle,
          }),
        ),
      ),
    );
  }

  const polling = poll();
  return {
    async stop() {
      ending.abort();
      await polling;
      await Promise.all(batches);
    },
  };
}

/** A received message as Lambda hands it to a function. */
export function sqsRecord(message: Message, queueArn: string): Record<string, unknown> {
  const attributes = Object.entries(message.MessageAttributes ?? {}).map(([name, attribute]) => [
    name,
    {
      stringValue: attribute.StringValue,
      binaryValue: attribute.BinaryValue && Buffer.from(attribute.BinaryValue).toString('base64'),
      stringListValues: [],
      binaryListValues: [],
      dataType: attribute.DataType,
    },
  ]);
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(attributes),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: localRegion,
  };
}
