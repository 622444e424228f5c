import { readFileSync } from 'node:fs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { createDelivery } from '#functions/delivery/delivery.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createWorld } from '#tests/use-cases/conversation-world.ts';

function jsonOf(name: string) {
  return JSON.parse(readFileSync(`events/${name}.json`, 'utf8'));
}

/** The real function on the real engine, with what the event's file gives. */
async function functionAt(name: string) {
  const event = jsonOf(name);
  const world = await createWorld({ now: eventInstant(event) });
  const { client, tableName } = world.stores.table;
  for (const Item of jsonOf(`${name}.given`).items) {
    await client.send(new PutCommand({ TableName: tableName, Item }));
  }
  const log = recordingLog();
  const { metrics, counted } = recordingMetrics();
  const delivery = createDelivery({ recordStatus: world.recordStatus, log, metrics });
  return { event, world, log, counted, delivery };
}

describe('events', () => {
  test('statuses: the last word stands on the message, whatever the order', async () => {
    const { event, world, log, counted, delivery } = await functionAt('delivery.statuses');
    expect(await delivery(event)).toEqual({ batchItemFailures: [] });
    expect(await world.entities('outbound')).toMatchObject([
      {
        state: 'sent',
        channelId: 'wamid.HBgNNjI4MTIzNDU2Nzg5MBUCABEYEjA0OUU3RDhDQUY2MjE5RkZGMgA=',
        status: { kind: 'read', at: '2026-12-02T02:15:09Z' },
      },
    ]);
    expect(counted).toEqual([
      'Statuses status=delivered outcome=recorded',
      'Statuses status=sent outcome=overtaken',
      'Statuses status=read outcome=recorded',
      'Statuses status=read outcome=repeated',
      'Statuses status=delivered outcome=unknown',
    ]);
    expect(log.lines).toEqual([
      {
        level: 'info',
        event: 'statuses recorded',
        fields: { counts: { recorded: 2, overtaken: 1, repeated: 1, unknown: 1 } },
      },
    ]);
  });

  test('failed: the message is given up, and the owner, whose number is not known, is told by her calendar', async () => {
    const { event, world, counted, delivery } = await functionAt('delivery.failed');
    expect(await delivery(event)).toEqual({ batchItemFailures: [] });
    expect(counted).toEqual(['Statuses status=failed outcome=refused']);
    const messages = await world.entities('outbound');
    expect(messages.find(({ audience }) => audience === 'client')).toMatchObject({
      ...{ state: 'failed', failureCode: 131026 },
    });
    expect(messages.find(({ audience }) => audience === 'owner')).toMatchObject({
      ...{ state: 'waiting', by: 'calendar', pendingKey: 'studio#PENDING#NOTES' },
      message: { body: expect.stringContaining('+6281234567890') },
    });
    expect(world.reported.map(({ kind }) => kind)).toEqual([
      'refused',
      'given-up',
      'owner-by-calendar',
    ]);
  });
});

test('a status that fails comes again alone; the others are recorded', async () => {
  const { event, world, delivery } = await functionAt('delivery.statuses');
  event.Records[1].body = '{"text":"rahasia"}';
  const { messageId } = event.Records[1];
  expect(await delivery(event)).toEqual({ batchItemFailures: [{ itemIdentifier: messageId }] });
  expect(await world.entities('outbound')).toMatchObject([{ status: { kind: 'read' } }]);
});

test('a failure that comes while the send is being noted comes again', async () => {
  const { event, world, delivery } = await functionAt('delivery.failed');
  const { client, tableName } = world.stores.table;
  const [item] = await world.entities('outbound');
  const sending = { ...item, state: 'sending' };
  await client.send(new PutCommand({ TableName: tableName, Item: sending }));
  const { messageId } = event.Records[0];
  expect(await delivery(event)).toEqual({ batchItemFailures: [{ itemIdentifier: messageId }] });
  await client.send(new PutCommand({ TableName: tableName, Item: { ...item } }));
  expect(await delivery(event)).toEqual({ batchItemFailures: [] });
});

test('nothing of a message or a person is logged', async () => {
  const { event, log, delivery } = await functionAt('delivery.failed');
  event.Records.push({ ...event.Records[0], body: 'rahasia 6281234567890' });
  await delivery(event);
  expect(JSON.stringify(log.lines)).not.toMatch(/6281234567890|wamid|rahasia/);
});
