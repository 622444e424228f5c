import { describe, expect, test } from 'vitest';
import { aTurn } from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';

/** Stores whose first batch reads come back with every key unprocessed. */
async function storesThatLeaveKeys(times: number) {
  const stores = await freshStores();
  await stores.turns.commit(aTurn());
  const { client, tableName } = stores.table;
  const unprocessed = { [tableName]: { Keys: [{ ...stores.keys.inbound('wamid.1') }] } };
  let left = times;
  client.middlewareStack.add(
    (proceed) => async (args) => {
      if (left === 0) return proceed(args);
      left -= 1;
      return { response: {}, output: { $metadata: {}, UnprocessedKeys: unprocessed } };
    },
    { step: 'initialize' },
  );
  return stores;
}

describe('keys that DynamoDB leaves unprocessed', () => {
  test('are asked for again, four times', async () => {
    const stores = await storesThatLeaveKeys(4);
    const { decided } = await stores.turns.recall('wamid.1', {});
    expect(decided?.decision).toBe('booked');
    expect(stores.waits).toEqual([12, 25, 50, 100]);
  });

  test('five times in a row are a fault that may pass', async () => {
    const stores = await storesThatLeaveKeys(5);
    await expect(stores.turns.recall('wamid.1', {})).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
  });
});
