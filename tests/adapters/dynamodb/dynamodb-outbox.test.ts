import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, expect, test } from 'vitest';
import { afterRefusal } from '#domain/delivery/after-refusal.ts';
import { accepted, doubted, leased, released } from '#domain/delivery/transitions.ts';
import { anOutbound, aTurn, someNow } from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';
import { scanAll } from '#tests/support/dynamo-table.ts';

let stores: Awaited<ReturnType<typeof freshStores>>;
const fresh = anOutbound();
beforeEach(async () => {
  stores = await freshStores();
  await stores.turns.commit(aTurn({ outbound: fresh }));
});

/** What is in the index of messages that may have to be sent, and when each is to be looked at. */
async function pending() {
  const { Items: items } = await stores.table.client.send(
    new QueryCommand({
      TableName: stores.table.tableName,
      IndexName: 'pending',
      KeyConditionExpression: 'pendingKey = :messages',
      ExpressionAttributeValues: { ':messages': 'studio#PENDING#MESSAGES' },
    }),
  );
  return items?.map((item) => `${item.outboundId} ${item.pendingSince}`);
}

const later = someNow + 60_000;

test('a message that is not there is not found', async () => {
  expect(await stores.outbox.find('out2')).toBeUndefined();
});

test('a sent message has its channel id and is no longer pending', async () => {
  expect(await pending()).toEqual(['out1 2026-12-01T02:00:17Z']);
  const sent = accepted(fresh, 'wamid.out');
  expect(await stores.outbox.replace(fresh, sent)).toBe(true);
  expect(await stores.outbox.find('out1')).toEqual({
    ...fresh,
    state: 'sent',
    channelId: 'wamid.out',
  });
  expect(await pending()).toEqual([]);
});

test('a message given up has its code and is no longer pending', async () => {
  const refusal = { refusal: 'undeliverable', code: 131026 } as const;
  await stores.outbox.replace(fresh, afterRefusal(fresh, refusal, later, 0));
  expect(await stores.outbox.find('out1')).toEqual({
    ...fresh,
    state: 'failed',
    refusals: 1,
    lastRefusal: { kind: 'undeliverable', times: 1 },
    failureCode: 131026,
  });
  expect(await pending()).toEqual([]);
});

test('a message in doubt is pending, and is sent again under a new lease by one only', async () => {
  const doubtful = doubted(fresh, later);
  await stores.outbox.replace(fresh, doubtful);
  expect(await stores.outbox.find('out1')).toEqual({
    ...fresh,
    state: 'ambiguous',
    ambiguousSince: later,
  });
  expect(await pending()).toEqual(['out1 2026-12-01T02:02:00Z']);

  const mine = leased(doubtful, later + 77_000);
  const takers = Array.from({ length: 8 }, () => stores.outbox.replace(doubtful, mine));
  expect((await Promise.all(takers)).filter(Boolean)).toEqual([true]);
  const again = { ...fresh, attempts: 2, leaseUntil: later + 77_000 };
  expect(await stores.outbox.find('out1')).toEqual(again);
  expect(await pending()).toEqual(['out1 2026-12-01T02:02:17Z']);

  expect(await stores.outbox.replace(fresh, accepted(fresh, 'wamid.out'))).toBe(false);
  expect(await stores.outbox.replace(again, accepted(again, 'wamid.out'))).toBe(true);
});

test('a message that moved on is not replaced', async () => {
  await stores.outbox.replace(fresh, accepted(fresh, 'wamid.out'));
  expect(await stores.outbox.replace(fresh, leased(fresh, later))).toBe(false);
  expect(await stores.outbox.replace(fresh, doubted(fresh, later))).toBe(false);
  expect(await stores.outbox.find('out1')).toMatchObject({ state: 'sent', attempts: 1 });
});

test('a lease in parts of a second can be settled by the one who took it', async () => {
  const mine = leased(fresh, later + 123);
  expect(await stores.outbox.replace(fresh, mine)).toBe(true);
  expect(await stores.outbox.replace(mine, doubted(mine, later))).toBe(true);
});

test('a message that does not exist cannot be leased into being', async () => {
  const other = anOutbound({ id: 'out2' });
  expect(await stores.outbox.replace(other, leased(other, later))).toBe(false);
  expect(await stores.outbox.find('out2')).toBeUndefined();
});

test('of two words about a sent message that were held against the same record one is written', async () => {
  const sent = accepted(fresh, 'wamid.out');
  await stores.outbox.replace(fresh, sent);
  const read = { ...sent, status: { kind: 'read', at: later } } as const;
  const delivered = { ...sent, status: { kind: 'delivered', at: later } } as const;
  expect(await stores.outbox.replace(sent, read)).toBe(true);
  expect(await stores.outbox.replace(sent, delivered)).toBe(false);
  expect(await stores.outbox.find('out1')).toEqual(read);
});

test('a word to the owner is written with what it is about, or neither is', async () => {
  const word = anOutbound({ id: 'word', audience: 'owner', state: 'waiting', dueAt: someNow });
  const lost = { ...fresh, state: 'failed' } as const;
  expect(await stores.outbox.replace(anOutbound({ attempts: 2 }), lost, word)).toBe(false);
  expect(await stores.outbox.find('word')).toBeUndefined();
  expect(await stores.outbox.replace(fresh, lost, word)).toBe(true);
  expect(await stores.outbox.find('word')).toEqual(word);
});

test('a message that waits for its client is found with the client until it is released', async () => {
  const held = afterRefusal(fresh, { refusal: 'window-closed' }, later, 0);
  await stores.outbox.replace(fresh, held);
  const heldMessages = async () => (await stores.turns.loadClient('anna', later)).heldMessages;
  expect(await heldMessages()).toEqual(['out1']);
  expect(await stores.outbox.find('out1')).toEqual(held);
  expect(await stores.outbox.replace(held, released(held, later))).toBe(true);
  expect(await heldMessages()).toBeUndefined();
});

test('what is due is listed by when it fell due, and no more than is asked for', async () => {
  await stores.turns.commit({
    at: someNow,
    changes: [],
    word: {
      messages: [
        anOutbound({ id: 'second', state: 'waiting', dueAt: someNow + 2_000 }),
        anOutbound({ id: 'first', state: 'waiting', dueAt: someNow + 1_000 }),
        anOutbound({ id: 'never', state: 'sent' }),
      ],
    },
  });
  expect(await stores.outbox.listDue(someNow + 17_000, 10)).toEqual(['first', 'second', 'out1']);
  expect(await stores.outbox.listDue(someNow + 17_000, 2)).toEqual(['first', 'second']);
  expect(await stores.outbox.listDue(someNow + 16_999, 10)).toEqual(['first', 'second']);
});

test('a record that cannot be read is listed, cannot be found, and can be put off', async () => {
  const [item] = (await scanAll(stores.table)).filter(({ entity }) => entity === 'outbound');
  await stores.table.client.send(
    new PutCommand({ TableName: stores.table.tableName, Item: { ...item, state: 'nonsense' } }),
  );
  expect(await stores.outbox.listDue(later, 10)).toEqual(['out1']);
  await expect(stores.outbox.find('out1')).rejects.toMatchObject({ code: 'store.corrupt' });
  await stores.outbox.postpone('out1', later + 60_000);
  expect(await stores.outbox.listDue(later, 10)).toEqual([]);
  expect(await stores.outbox.listDue(later + 60_000, 10)).toEqual(['out1']);
});

test('what is not pending is not put off', async () => {
  await stores.outbox.replace(fresh, accepted(fresh, 'wamid.out'));
  await stores.outbox.postpone('out1', later);
  expect(await pending()).toEqual([]);
});
