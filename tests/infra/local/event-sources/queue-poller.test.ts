import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SqsEngine, startSqsEngine } from '#infra/local/engines/sqs-engine.ts';
import { startQueuePoller } from '#infra/local/event-sources/queue-poller.ts';
import { fakePool } from '../fake-pool.ts';

let sqs: SqsEngine;
let number = 0;

beforeAll(async () => {
  sqs = await startSqsEngine();
});
afterAll(() => sqs.stop());

/** A FIFO queue whose messages come again after so long when they are not deleted, three times at most. */
async function createQueue(
  sent: readonly (readonly [group: string, body: string])[],
  visibilitySeconds = 30,
) {
  const own = ++number;
  const dead = await sqs.createQueue(`dead-${own}.fifo`, { FifoQueue: 'true' });
  const queue = await sqs.createQueue(`queue-${own}.fifo`, {
    FifoQueue: 'true',
    VisibilityTimeout: String(visibilitySeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 3 }),
  });
  for (const [index, [group, body]] of sent.entries()) {
    await sqs.client.send(
      new SendMessageCommand({
        QueueUrl: queue.url,
        MessageBody: body,
        MessageGroupId: group,
        MessageDeduplicationId: `${own}-${index}`,
      }),
    );
  }
  return { queue, dead };
}

async function run(
  { queue }: Awaited<ReturnType<typeof createQueue>>,
  handler: (body: string, record: Record<string, unknown>) => unknown,
  options: { concurrency?: number; reporting?: boolean; batchSize?: number } = {},
) {
  const pool = fakePool(async ({ Records }) => {
    const answers = await Promise.all(
      Records.map((record) => handler(String(record.body), record)),
    );
    return answers[0];
  });
  const mapping = {
    queueUrl: queue.url,
    queueArn: queue.arn,
    batchSize: options.batchSize ?? 1,
    maximumConcurrency: options.concurrency ?? 2,
    reportBatchItemFailures: options.reporting ?? false,
  };
  const poller = startQueuePoller(sqs.client, mapping, pool, (message) => expect.fail(message));
  // Not expect.poll: it needs to know its test, which concurrent ones lose.
  await vi.waitFor(async () => expect(await sqs.messages(queue.name)).toEqual([]), {
    timeout: 10_000,
    interval: 10,
  });
  await poller.stop();
}

describe.concurrent('the queue poller', () => {
  test('keeps the order of a group and deletes what was processed', async () => {
    const queue = await createQueue([
      ['a', 'a1'],
      ['b', 'b1'],
      ['a', 'a2'],
      ['a', 'a3'],
    ]);
    const seen: string[] = [];
    await run(queue, (body) => void seen.push(body));
    expect(seen.filter((body) => body.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(seen).toContain('b1');
  });

  test('a message whose handler throws comes again before the next of its group', async () => {
    const queue = await createQueue(
      [
        ['a', 'a1'],
        ['a', 'a2'],
      ],
      1,
    );
    const seen: string[] = [];
    await run(queue, (body) => {
      seen.push(body);
      if (seen.length === 1) throw new Error('the first time');
    });
    expect(seen).toEqual(['a1', 'a1', 'a2']);
  });

  test('a message that fails three times goes to the dead letters, and its group goes on', async () => {
    const queue = await createQueue(
      [
        ['a', 'poison'],
        ['a', 'a2'],
      ],
      1,
    );
    const seen: string[] = [];
    await run(queue, (body) => {
      seen.push(body);
      if (body === 'poison') throw new Error('always');
    });
    expect(seen).toEqual(['poison', 'poison', 'poison', 'a2']);
    expect((await sqs.messages(queue.dead.name)).map(({ body }) => body)).toEqual(['poison']);
  });

  test('with reported failures only those come again', async () => {
    const queue = await createQueue(
      [
        ['a', 'good'],
        ['b', 'bad once'],
      ],
      1,
    );
    const seen: string[] = [];
    const report = (body: string, record: Record<string, unknown>) => {
      seen.push(body);
      const again = body === 'bad once' && seen.filter((one) => one === body).length === 1;
      return { batchItemFailures: again ? [{ itemIdentifier: record.messageId }] : [] };
    };
    await run(queue, report, { reporting: true });
    expect(seen.toSorted()).toEqual(['bad once', 'bad once', 'good']);
  });

  test('no more than the maximum concurrency run at once', async () => {
    const queue = await createQueue(['a', 'b', 'c', 'd', 'e'].map((group) => [group, group]));
    let running = 0;
    const most: number[] = [];
    await run(
      queue,
      async () => {
        most.push(++running);
        await new Promise(setImmediate);
        running--;
      },
      { concurrency: 2 },
    );
    expect(most).toHaveLength(5);
    expect(Math.max(...most)).toBeLessThanOrEqual(2);
  });

  test("a record is Lambda's", async () => {
    const queue = await createQueue([['a', 'hello']]);
    let seen: Record<string, unknown> = {};
    await run(queue, (_, record) => {
      seen = record;
    });
    expect(seen).toMatchObject({
      body: 'hello',
      eventSource: 'aws:sqs',
      eventSourceARN: queue.queue.arn,
      md5OfBody: '5d41402abc4b2a76b9719d911017c592',
      attributes: { MessageGroupId: 'a', ApproximateReceiveCount: '1' },
      messageAttributes: {},
    });
  });
});
