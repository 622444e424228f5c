import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { applyDifference, differenceOf } from '#infra/operate/equalise-tables.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';

const noWait = async () => {};

async function tableWith(items: readonly Record<string, unknown>[]) {
  const table = await createTestTable();
  for (let start = 0; start < items.length; start += 25) {
    const requests = items.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(
      new BatchWriteCommand({ RequestItems: { [table.tableName]: requests } }),
    );
  }
  return table;
}

const item = (SK: string, value: unknown) => ({ PK: 'studio#X', SK, value });

test('a table becomes equal to the restored one: written, corrected and deleted', async () => {
  // More than one batch, a set, and an item that is the same in both.
  const many = Array.from({ length: 60 }, (_, index) => item(`MANY#${index}`, index));
  const restored = await tableWith([...many, item('SAME', new Set(['a', 'b'])), item('OLD', 1)]);
  const damaged = await tableWith([
    item('SAME', new Set(['b', 'a'])),
    item('OLD', 2),
    item('NEW', 3),
  ]);
  const { client } = damaged;

  const difference = await differenceOf(client, restored.tableName, damaged.tableName);

  expect(difference.toWrite).toHaveLength(61);
  expect(difference.toWrite).toContainEqual(item('OLD', 1));
  expect(difference.toDelete).toEqual([{ PK: 'studio#X', SK: 'NEW' }]);

  await applyDifference(client, damaged.tableName, difference, noWait);

  expect(await differenceOf(client, restored.tableName, damaged.tableName)).toEqual({
    toWrite: [],
    toDelete: [],
  });
});
