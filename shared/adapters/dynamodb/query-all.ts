import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { CoreSyncError } from '#domain/error.ts';
import type { StoredItem } from './read-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';

/** A page holds a megabyte; no question of ours is answered by so much. */
const maxPages = 20;

/**
 * Reads all pages of a query.
 * @throws CoreSyncError `store.unavailable` when the database does not answer or does not come to an end.
 */
export async function queryAll(
  { client, tableName }: Pick<TableDeps, 'client' | 'tableName'>,
  query: Omit<QueryCommandInput, 'TableName' | 'ExclusiveStartKey'>,
): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let startKey: QueryCommandInput['ExclusiveStartKey'];
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await client
      .send(new QueryCommand({ ...query, TableName: tableName, ExclusiveStartKey: startKey }))
      .catch(throwStoreFault);
    items.push(...(answer.Items ?? []));
    startKey = answer.LastEvaluatedKey;
    if (startKey === undefined) return items;
  }
  throw new CoreSyncError('store.unavailable', `a query has more than ${maxPages} pages`);
}
