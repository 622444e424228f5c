import { readFileSync } from 'node:fs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { createConversation } from '#functions/conversation/conversation.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { bookedAt, createWorld } from '#tests/use-cases/conversation-world.ts';

function jsonOf(name: string) {
  return JSON.parse(readFileSync(`events/${name}.json`, 'utf8'));
}

/** The real function on the real engine at the time of a sample event, with what the event's file gives. */
async function functionAt(
  event: SQSEvent,
  given: { items: Record<string, unknown>[] } = { items: [] },
) {
  const world = await createWorld({ now: eventInstant(event) });
  const { client, tableName } = world.stores.table;
  for (const Item of given.items) await client.send(new PutCommand({ TableName: tableName, Item }));
  for (const { body } of event.Records) {
    const { id, sender, sentAt } = JSON.parse(body);
    world.graph.noteInbound(id, sender, sentAt);
  }
  const log = recordingLog();
  return {
    world,
    log,
    conversation: createConversation({
      handleMessage: world.handle,
      followClient: world.followClient,
      apologise: world.apologise,
      log,
      metrics: recordingMetrics().metrics,
    }),
  };
}

const booked = ['2026-12-03T03:00:00Z confirmed'];

describe('events', () => {
  test('text: books what the client wrote, and says so', async () => {
    const event = jsonOf('conversation.text');
    const { world, conversation } = await functionAt(event);
    await conversation(event);
    expect(await world.bookings()).toEqual(booked);
    expect(world.graph.accepted.map(({ to, rendered }) => [to, rendered])).toEqual([
      ['+6281234567890', bookedAt('2026-12-03T10:00:00+07:00')],
    ]);
    expect(await world.entities('profile')).toMatchObject([{ name: 'Renée S.', language: 'id' }]);
  });

  test('button-reply: books the choice that was tapped, for the client who is known', async () => {
    const event = jsonOf('conversation.button-reply');
    const { world, conversation } = await functionAt(
      event,
      jsonOf('conversation.button-reply.given'),
    );
    await conversation(event);
    expect(await world.bookings()).toEqual(booked);
    expect(await world.entities('booking')).toMatchObject([
      { clientId: '5d41402abc4b2a76b9719d911017c592' },
    ]);
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([
      bookedAt('2026-12-03T10:00:00+07:00'),
    ]);
  });

  test('a tap without the question that it answers books nothing', async () => {
    const event = jsonOf('conversation.button-reply');
    const { world, conversation } = await functionAt(event);
    await conversation(event);
    expect(await world.bookings()).toEqual([]);
    expect(await world.entities('inbound')).toMatchObject([{ decision: 'stale-choice' }]);
  });
});

test('an event that is delivered again changes and says nothing more', async () => {
  const event = jsonOf('conversation.text');
  const { world, log, conversation } = await functionAt(event);
  await conversation(event);
  await conversation(event);
  expect([await world.bookings(), world.graph.accepted.length]).toEqual([booked, 1]);
  const [booking] = await world.entities('booking');
  const trace = booking?.trace;
  expect(trace).toMatch(/^[0-9a-f]{32}$/);
  expect(log.lines.map((line) => line.fields)).toEqual([
    { outcome: 'booked', trace },
    { outcome: 'decided-before', trace },
  ]);
});

test('a fault is thrown, so that the queue keeps the message', async () => {
  const fault = new Error('the database is gone');
  const conversation = createConversation({
    handleMessage: () => Promise.reject(fault),
    followClient: async () => 'unknown',
    apologise: () => Promise.reject(new Error('the first receive needs none')),
    log: recordingLog(),
    metrics: recordingMetrics().metrics,
  });
  await expect(conversation(jsonOf('conversation.text'))).rejects.toBe(fault);
});

describe('a fault of the last receive', () => {
  const fault = new Error('poison');

  async function receivedAs(receives: string, decidedMeanwhile = false) {
    const event = jsonOf('conversation.text');
    const { world, log } = await functionAt(event);
    const { metrics, counted } = recordingMetrics();
    if (decidedMeanwhile) await world.handle(JSON.parse(event.Records[0].body));
    event.Records[0].attributes.ApproximateReceiveCount = receives;
    const conversation = createConversation({
      handleMessage: () => Promise.reject(fault),
      followClient: async () => 'unknown',
      apologise: world.apologise,
      ...{ log, metrics },
    });
    await expect(conversation(event)).rejects.toBe(fault);
    return { decisions: (await world.entities('inbound')).map((item) => item.decision), counted };
  }

  test.each([
    ['1', []],
    ['2', []],
    ['3', ['apologised']],
    ['4', ['apologised']],
  ])('the %sth: %j, and is thrown on all the same', async (receives, decisions) => {
    expect((await receivedAs(receives)).decisions).toEqual(decisions);
  });

  test('is measured, and needs no apology where the message was decided meanwhile', async () => {
    expect((await receivedAs('3')).counted).toEqual(['Apologies']);
    expect(await receivedAs('3', true)).toEqual({ decisions: ['booked'], counted: [] });
  });

  test('is thrown on also where the apology fails', async () => {
    const event = jsonOf('conversation.text');
    event.Records[0].attributes.ApproximateReceiveCount = '3';
    const log = recordingLog();
    const conversation = createConversation({
      handleMessage: () => Promise.reject(fault),
      followClient: async () => 'unknown',
      apologise: () => Promise.reject(new Error('no database')),
      ...{ log, metrics: recordingMetrics().metrics },
    });
    await expect(conversation(event)).rejects.toBe(fault);
    expect(log.lines.map(({ event: name }) => name)).toEqual([
      'message not handled',
      'apology not committed',
    ]);
  });
});

test('what is no message is refused, with nothing of it in the fault', async () => {
  const event = jsonOf('conversation.text');
  event.Records[0].body = '{"text":"rahasia 081234567890"}';
  const { world, conversation } = await functionAt({ ...event, Records: [] });
  await expect(conversation(event)).rejects.toMatchObject({
    code: 'message.invalid',
    retryable: false,
    message: expect.not.stringContaining('rahasia'),
  });
  expect(world.graph.accepted).toEqual([]);
});

test('nothing that a client is or writes is logged', async () => {
  const event = jsonOf('conversation.text');
  const { log, conversation } = await functionAt(event);
  await conversation(event);
  const logged = JSON.stringify(log.lines);
  for (const secret of ['Booking', 'besok', '6281234567890', '13490000000000001', 'Renée']) {
    expect(logged).not.toContain(secret);
  }
});
