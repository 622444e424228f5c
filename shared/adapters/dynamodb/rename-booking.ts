import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { readBooking } from './booking-item.ts';
import { ledgerItem } from './ledger-item.ts';
import type { StoredItem } from './read-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/**
 * Has a booking written to the calendar once more, now that its client has no name: one revision further, with nothing
 * else changed. A cancelled one is not in the calendar. One that is changed at the same moment is written anyway.
 */
export async function renameBooking(deps: TableDeps, item: StoredItem, at: Instant): Promise<void> {
  const before = readBooking(item);
  if (before.status !== 'confirmed') return;
  const keys = createTableKeys(deps.studioId);
  const after = { ...before, revision: before.revision + 1 };
  const entry = ledgerItem(keys, { before, after, by: 'system', cause: 'data-deleted', at });
  const write = new TransactWriteCommand({
    TransactItems: [
      {
        Update: {
          TableName: deps.tableName,
          Key: keys.booking(before.clientId, before.id),
          UpdateExpression: 'SET #revision = :next, #pendingKey = :pending, #pendingSince = :since',
          ConditionExpression: '#revision = :read',
          ExpressionAttributeNames: {
            '#revision': 'revision',
            '#pendingKey': 'pendingKey',
            '#pendingSince': 'pendingSince',
          },
          ExpressionAttributeValues: {
            ':read': before.revision,
            ':next': after.revision,
            ':pending': keys.pendingCalendar,
            ':since': isoFromInstant(at),
          },
        },
      },
      { Put: { TableName: deps.tableName, Item: entry } },
    ],
  });
  await deps.client.send(write).catch((error: unknown) => {
    if (!(error instanceof TransactionCanceledException)) return throwStoreFault(error);
    const isOther = error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed';
    // A rival that is only under way may fail yet: the step is taken again.
    if (!isOther) throwStoreFault(error);
  });
}
