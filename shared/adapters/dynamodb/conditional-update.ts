import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredItem } from './read-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import type { ItemKey } from './table-keys.ts';
import { buildUpdate } from './update-expression.ts';

/**
 * Changes an item if it is there and the attributes named by `expected` are as given (undefined: absent). Sets what
 * `change` gives and removes what it gives as undefined. False: the item is not as expected, nothing was written.
 * @throws CoreSyncError `store.unavailable`
 */
export async function updateIfAsExpected(
  { client, tableName }: TableDeps,
  key: ItemKey,
  expected: StoredItem,
  change: StoredItem,
): Promise<boolean> {
  const update = buildUpdate(change);
  const names = { ...update.ExpressionAttributeNames };
  const values = { ...update.ExpressionAttributeValues };
  const conditions = Object.entries(expected).map(([attribute, value]) => {
    names[`#${attribute}`] = attribute;
    if (value === undefined) return `attribute_not_exists(#${attribute})`;
    values[`:expected_${attribute}`] = value;
    return `#${attribute} = :expected_${attribute}`;
  });
  const command = new UpdateCommand({
    TableName: tableName,
    Key: key,
    UpdateExpression: update.UpdateExpression,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  });
  try {
    await client.send(command);
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    return throwStoreFault(error);
  }
}
