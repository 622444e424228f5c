import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type CreatedQueue,
  type SqsEngine,
  startSqsEngine,
} from '#infra/local/engines/sqs-engine.ts';
import { letterLine, letterText } from '#infra/operate/dead-letter-text.ts';
import {
  receiveLetters,
  release,
  removeLetter,
  returnLetter,
} from '#infra/operate/dead-letters.ts';
import { queuePair } from '#infra/operate/find-queues.ts';

let engine: SqsEngine;
let dead: CreatedQueue;
let source: CreatedQueue;

const bodyOf = (n: number) =>
  JSON.stringify({
    id: `wamid.${n}`,
    sender: { phone: '+6281234567890', name: 'Renata' },
    sentAt: 1,
    content: { kind: 'text', text: `rahasia ${n}` },
  });

beforeAll(async () => {
  engine = await startSqsEngine();
  const fifo = { FifoQueue: 'true' };
  dead = await engine.createQueue('MessageQueueDeadLetters0A1B2C3D.fifo', fifo);
  source = await engine.createQueue('MessageQueueMessages0A1B2C3D.fifo', fifo);
  for (let n = 1; n <= 12; n += 1) {
    await engine.client.send(
      new SendMessageCommand({
        QueueUrl: dead.url,
        MessageBody: bodyOf(n),
        MessageGroupId: `client-${n % 3}`,
        MessageDeduplicationId: `wamid.${n}`,
      }),
    );
  }
});

afterAll(() => engine.stop());

const bodiesIn = async (queue: CreatedQueue) =>
  (await engine.messages(queue.name)).map(({ body }) => JSON.parse(body).id);

test("the first of each client's is seen, left, and returned in order, or taken away", async () => {
  const { client } = engine;
  const first = await receiveLetters(client, dead.url);
  expect(first.map(({ groupId }) => groupId).toSorted()).toEqual([
    'client-0',
    'client-1',
    'client-2',
  ]);
  await release(client, dead.url, first);
  for (let round = 1; round <= 4; round += 1) {
    const letters = await receiveLetters(client, dead.url);
    expect(letters).toHaveLength(3);
    for (const letter of letters) {
      if (letter.groupId === 'client-1') await returnLetter(client, letter, dead.url, source.url);
      if (letter.groupId === 'client-2' && round === 1)
        await removeLetter(client, letter, dead.url);
    }
    await release(
      client,
      dead.url,
      letters.filter(({ groupId }) => groupId === 'client-0'),
    );
    if (round < 4)
      await release(
        client,
        dead.url,
        letters.filter(({ groupId }) => groupId === 'client-2').slice(round === 1 ? 1 : 0),
      );
  }
  expect(await bodiesIn(source)).toEqual(['wamid.1', 'wamid.4', 'wamid.7', 'wamid.10']);
  expect(await bodiesIn(dead)).toHaveLength(7);
});

const letter = { messageId: 'm1', body: bodyOf(1), sentAt: 1_796_177_700_000, receiptHandle: 'r' };

test('a letter is shown by its kind; its words and its sender only where that was asked for', () => {
  expect(letterLine(letter)).toBe('m1  2026-12-02T02:15:00Z  message: text');
  expect(letterText(letter, false)).not.toMatch(/rahasia|628|Renata|wamid/);
  expect(letterText(letter, true)).toContain('rahasia 1');
});

test.each([
  ['{"word":{"kind":"failed","refusal":"undeliverable"}}', 'status failed undeliverable'],
  [
    '{"requestContext":{"condition":"RetryAttemptsExhausted"}}',
    'batch given up: RetryAttemptsExhausted',
  ],
  ['rahasia', 'unreadable'],
])('%s is %s', (body, kind) => {
  expect(letterLine({ ...letter, body })).toBe(`m1  2026-12-02T02:15:00Z  ${kind}`);
});

test('queues are found by what the stack calls them, on this machine and deployed', () => {
  const at = (name: string) => `https://sqs.ap-southeast-3.amazonaws.com/123456789012/${name}`;
  const names = ['MessageQueueDeadLetters0A1B2C3D', 'MessageQueueMessages4E5F6071'];
  const deployed = names.map((name) => at(`CoreSync-prod-${name}-x8Y7z.fifo`));
  expect(queuePair(deployed, 'messages')).toEqual({ dead: deployed[0], source: deployed[1] });
  const local = names.map((name) => at(`${name}.fifo`));
  expect(queuePair(local, 'messages')).toEqual({ dead: local[0], source: local[1] });
  expect(() => queuePair([], 'calendar')).toThrow('there is no queue CalendarSyncFailures');
  expect(() => queuePair([...local, ...deployed], 'messages')).toThrow('several queues');
});
