import { randomUUID } from 'node:crypto';
import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';

/** A message that failed for good, as it lies in a queue of dead letters. */
export interface DeadLetter {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: number;
  readonly groupId?: string;
  readonly receiptHandle: string;
}

/** So many are looked at in one go; what is beyond is there the next time. */
export const lettersMax = 1_000;
const perReceiveMax = 10;
/** Hidden while they are looked at, so that none is met twice. */
const hiddenSeconds = 60;

/**
 * Receives what lies in a queue, in order; it is hidden from others until `release`, or for a minute. (Moving by
 * `StartMessageMoveTask` would need the queue to be a source's own, could not choose, and no local engine knows it.)
 */
export async function receiveLetters(client: SQSClient, queueUrl: string): Promise<DeadLetter[]> {
  const letters: DeadLetter[] = [];
  while (letters.length < lettersMax) {
    const answer = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: perReceiveMax,
        VisibilityTimeout: hiddenSeconds,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    const received = (answer.Messages ?? []).flatMap((message) => letterOf(message) ?? []);
    if (received.length === 0) break;
    letters.push(...received);
  }
  return letters;
}

/** Shows them again to whoever looks. */
export async function release(
  client: SQSClient,
  queueUrl: string,
  letters: readonly DeadLetter[],
): Promise<void> {
  for (let start = 0; start < letters.length; start += perReceiveMax) {
    const batch = letters.slice(start, start + perReceiveMax);
    await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queueUrl,
        Entries: batch.map(({ receiptHandle }, index) => ({
          Id: String(index),
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: 0,
        })),
      }),
    );
  }
}

/**
 * Sends a letter to the queue that it came from, then takes it away: a crash in between leaves it in both, and what is
 * handled twice is recognised. A fresh deduplication id, because the queue would swallow one of the last five minutes.
 */
export async function returnLetter(
  client: SQSClient,
  letter: DeadLetter,
  from: string,
  to: string,
): Promise<void> {
  const { body, groupId } = letter;
  const fifo =
    groupId === undefined ? {} : { MessageGroupId: groupId, MessageDeduplicationId: randomUUID() };
  await client.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body, ...fifo }));
  await removeLetter(client, letter, from);
}

export async function removeLetter(
  client: SQSClient,
  { receiptHandle }: DeadLetter,
  queueUrl: string,
): Promise<void> {
  await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }));
}

function letterOf({ MessageId, Body, ReceiptHandle, Attributes }: Message): DeadLetter | undefined {
  if (MessageId === undefined || Body === undefined || ReceiptHandle === undefined)
    return undefined;
  const groupId = Attributes?.MessageGroupId;
  return {
    messageId: MessageId,
    body: Body,
    sentAt: Number(Attributes?.SentTimestamp ?? 0),
    receiptHandle: ReceiptHandle,
    ...(groupId === undefined ? {} : { groupId }),
  };
}
