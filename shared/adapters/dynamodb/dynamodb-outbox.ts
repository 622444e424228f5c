import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { Outbox } from '#ports/outbox.ts';
import { readOutbound } from './outbound-item.ts';
import { replaceOutbound } from './replace-outbound.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys, tableIndexes } from './table-keys.ts';

/** The outbound messages on the one table. */
export function createDynamoOutbox(deps: TableDeps): Outbox {
  const { client, tableName } = deps;
  const keys = createTableKeys(deps.studioId);

  async function listPending(pendingKey: string, now: Instant, limit: number) {
    const query = new QueryCommand({
      TableName: tableName,
      IndexName: tableIndexes.pending,
      KeyConditionExpression: '#pendingKey = :pending AND #pendingSince <= :now',
      ExpressionAttributeNames: { '#pendingKey': 'pendingKey', '#pendingSince': 'pendingSince' },
      ExpressionAttributeValues: { ':pending': pendingKey, ':now': isoFromInstant(now) },
      Limit: limit,
    });
    const { Items: items = [] } = await client.send(query).catch(throwStoreFault);
    // By the key, which an item always has, whatever else is wrong with it.
    return items.flatMap((item) => keys.outboundId(String(item['PK'])) ?? []);
  }

  return {
    async find(outboundId) {
      const key = keys.outbound(outboundId);
      const { Item: item } = await client
        .send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
        .catch(throwStoreFault);
      return item === undefined ? undefined : readOutbound(item);
    },
    replace: (before, after, word) => replaceOutbound(deps, before, after, word),
    listDue: (now, limit) => listPending(keys.pendingMessages, now, limit),
    listNotes: (now, limit) => listPending(keys.pendingNotes, now, limit),
    async postpone(outboundId, until) {
      const key = keys.outbound(outboundId);
      const { Item: item } = await client
        .send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
        .catch(throwStoreFault);
      if (item?.['pendingKey'] === undefined) return;
      // Rewritten as it is: what cannot be read must not be lost. Whoever deals with it changes when to look again.
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...item, pendingSince: isoFromInstant(until) },
        ConditionExpression: '#pendingSince = :read AND #state = :state',
        ExpressionAttributeNames: { '#pendingSince': 'pendingSince', '#state': 'state' },
        ExpressionAttributeValues: { ':read': item['pendingSince'], ':state': item['state'] },
      });
      await client.send(put).catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throwStoreFault(error);
      });
    },
  };
}
