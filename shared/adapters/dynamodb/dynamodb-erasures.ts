import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Erasures } from '#ports/erasures.ts';
import { eraseClient } from './erase-client.ts';
import { readErasure } from './erasure-item.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys, tableIndexes } from './table-keys.ts';

/** Erasures on the one table. */
export function createDynamoErasures(deps: TableDeps & RetryDeps): Erasures {
  return {
    async listPending(limit) {
      const query = new QueryCommand({
        TableName: deps.tableName,
        IndexName: tableIndexes.pending,
        KeyConditionExpression: '#pendingKey = :erasures',
        ExpressionAttributeNames: { '#pendingKey': 'pendingKey' },
        ExpressionAttributeValues: { ':erasures': createTableKeys(deps.studioId).pendingErasures },
        Limit: limit,
      });
      const { Items: items = [] } = await deps.client.send(query).catch(throwStoreFault);
      return items.map((item) => readErasure(item).clientId);
    },
    erase: (clientId, at) => eraseClient(deps, clientId, at),
  };
}
