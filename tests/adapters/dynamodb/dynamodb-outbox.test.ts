import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { anOutbound, aTurn, someNow } from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';

let stores: Awaited<ReturnType<typeof freshStores>>;
const fresh = anOutbound();
beforeEach(async () => {
  stores = await freshStores();
  await stores.turns.commit(aTurn({ outbound: fresh }));
});

/** The ids in the index of messages that may have to be sent. */
async function pending() {
  const { Items: items } = await stores.table.client.send(
    new QueryCommand({
      TableName: stores.table.tableName,
      IndexName: 'pending',
      KeyConditionExpression: 'pendingKey = :messages',
      ExpressionAttributeValues: { ':messages': 'studio#PENDING#MESSAGES' },
    }),
  );
  return items?.map((item) => item.outboundId);
}

const later = someNow + 60_000;

test('a message that is not there is not found', async () => {
  expect(await stores.outbox.find('out2')).toBeUndefined();
});

test('a sent message has its channel id and is no longer pending', async () => {
  expect(await pending()).toEqual(['out1']);
  const end = { state: 'sent', channelId: 'wamid.out', at: later } as const;
  expect(await stores.outbox.settle(fresh, end)).toBe(true);
  expect(await stores.outbox.find('out1')).toEqual({
    ...fresh,
    state: 'sent',
    channelId: 'wamid.out',
  });
  expect(await pending()).toEqual([]);
});

test('a refused message has its code and is no longer pending', async () => {
  await stores.outbox.settle(fresh, { state: 'failed', code: 131047, at: later });
  expect(await stores.outbox.find('out1')).toEqual({
    ...fresh,
    state: 'failed',
    failureCode: 131047,
  });
  expect(await pending()).toEqual([]);
});

test('a message in doubt is pending, and is sent again under a new lease by one only', async () => {
  await stores.outbox.settle(fresh, { state: 'ambiguous', at: later });
  const doubtful = { ...fresh, state: 'ambiguous', ambiguousSince: later } as const;
  expect(await stores.outbox.find('out1')).toEqual(doubtful);
  expect(await pending()).toEqual(['out1']);

  const leaseUntil = later + 77_000;
  const takers = Array.from({ length: 8 }, () => stores.outbox.takeLease(doubtful, leaseUntil));
  expect((await Promise.all(takers)).filter(Boolean)).toEqual([true]);
  const again = { ...fresh, attempts: 2, leaseUntil };
  expect(await stores.outbox.find('out1')).toEqual(again);
  expect(await pending()).toEqual(['out1']);

  const end = { state: 'sent', channelId: 'wamid.out', at: leaseUntil } as const;
  expect(await stores.outbox.settle(fresh, end)).toBe(false);
  expect(await stores.outbox.settle(again, end)).toBe(true);
});

test('a message that moved on is neither leased nor settled', async () => {
  await stores.outbox.settle(fresh, { state: 'sent', channelId: 'wamid.out', at: later });
  expect(await stores.outbox.takeLease(fresh, later)).toBe(false);
  expect(await stores.outbox.settle(fresh, { state: 'ambiguous', at: later })).toBe(false);
  expect(await stores.outbox.find('out1')).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a lease in parts of a second can be settled by the one who took it', async () => {
  const leaseUntil = later + 123;
  expect(await stores.outbox.takeLease(fresh, leaseUntil)).toBe(true);
  const leased = { ...fresh, attempts: 2, leaseUntil };
  expect(await stores.outbox.settle(leased, { state: 'ambiguous', at: later })).toBe(true);
});

test('a message that does not exist cannot be leased into being', async () => {
  expect(await stores.outbox.takeLease(anOutbound({ id: 'out2' }), later)).toBe(false);
  expect(await stores.outbox.find('out2')).toBeUndefined();
});
