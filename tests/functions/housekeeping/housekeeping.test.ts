import { readFileSync } from 'node:fs';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, test } from 'vitest';
import { createHousekeeping } from '#functions/housekeeping/housekeeping.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createWorld } from '#tests/use-cases/conversation-world.ts';
import { createSendLeft } from '#use-cases/send-left.ts';

function jsonOf(name: string) {
  return JSON.parse(readFileSync(`events/${name}.json`, 'utf8'));
}

/** The real function on the real engine at the time of the event, with items of the table. */
async function functionAt(
  name: string,
  change: (item: object) => object = (item) => item,
  eraseFault?: Error,
) {
  const world = await createWorld({ now: eventInstant(jsonOf(name)) });
  const { client, tableName } = world.stores.table;
  for (const item of jsonOf(`${name}.given`).items) {
    world.graph.noteInbound('wamid.before', item.to, world.clock.now());
    await client.send(new PutCommand({ TableName: tableName, Item: { ...change(item) } }));
  }
  const log = recordingLog();
  const { metrics, counted } = recordingMetrics();
  const { stores, clock } = world;
  const sendLeft = createSendLeft({ outbox: stores.outbox, deliver: world.delivery(), clock });
  const eraseLeft = async (onFault: (fault: unknown) => void) => {
    if (eraseFault !== undefined) onFault(eraseFault);
    return eraseFault === undefined ? 0 : 2;
  };
  const housekeeping = createHousekeeping({ sendLeft, eraseLeft, log, metrics });
  return { world, log, counted, housekeeping };
}

describe('events', () => {
  test('minute: what was in doubt for a minute is sent once more', async () => {
    const { world, log, counted, housekeeping } = await functionAt('housekeeping.minute');
    await housekeeping();
    expect(world.graph.accepted.map(({ to, rendered }) => [to, rendered])).toEqual([
      ['+6281234567890', 'Sip! Kamis, 3 Desember 2026 pukul 10.00.'],
    ]);
    expect(await world.entities('outbound')).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(log.lines).toEqual([{ level: 'info', event: 'messages seen to', fields: { count: 1 } }]);
    expect(counted).toEqual([]);
  });
});

test('a record that cannot be read is logged by its id, measured and put off', async () => {
  const { world, log, counted, housekeeping } = await functionAt('housekeeping.minute', (item) => ({
    ...item,
    attempts: 'nonsense',
  }));
  await housekeeping();
  await housekeeping();
  expect(counted).toEqual(['MessagesPostponed']);
  expect(log.lines).toMatchObject([
    {
      level: 'error',
      event: 'message not seen to',
      fields: { outboundId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', code: 'store.corrupt' },
    },
    { event: 'messages seen to', fields: { count: 1 } },
    { event: 'messages seen to', fields: { count: 0 } },
  ]);
  expect(await world.entities('outbound')).toMatchObject([
    { pendingSince: '2026-12-02T02:27:00Z' },
  ]);
});

test('an erasure that fails is logged and measured, and those that are through are counted', async () => {
  const fault = new TypeError('+6281234567890');
  const { log, counted, housekeeping } = await functionAt(
    'housekeeping.minute',
    (item) => item,
    fault,
  );
  await housekeeping();
  expect(counted).toEqual(['ErasuresPostponed']);
  expect(log.lines.slice(1)).toMatchObject([
    { level: 'error', event: 'client not erased', fields: { faultName: 'TypeError' } },
    { level: 'info', event: 'clients erased', fields: { count: 2 } },
  ]);
  expect(JSON.stringify(log.lines)).not.toContain('6281234567890');
});
