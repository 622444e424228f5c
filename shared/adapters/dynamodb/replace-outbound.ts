import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { CoreSyncError } from '#domain/error.ts';
import { clientMessageItem } from './client-message-item.ts';
import { heldMessageItem } from './held-message-item.ts';
import { outboundItem } from './outbound-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';
import type { TransactionAction } from './transaction-step.ts';

/**
 * Writes a message over the one that was read, as `Outbox.replace` promises. Where nothing else is to be written it is
 * a plain put, at half the price of a transaction.
 * @throws CoreSyncError `store.conflict` (retryable), `store.unavailable`
 */
export async function replaceOutbound(
  deps: TableDeps,
  before: Outbound,
  after: Outbound,
  word: Outbound | undefined,
): Promise<boolean> {
  const { client, tableName } = deps;
  const put = putOver(deps, before, after);
  const beside = actionsBeside(deps, before, after, word);
  try {
    if (beside.length === 0) await client.send(new PutCommand(put));
    else await client.send(new TransactWriteCommand({ TransactItems: [{ Put: put }, ...beside] }));
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    if (!(error instanceof TransactionCanceledException)) return throwStoreFault(error);
    if (error.CancellationReasons?.[0]?.Code === 'ConditionalCheckFailed') return false;
    throw new CoreSyncError('store.conflict', `a message of ${tableName} is being written`, {
      retryable: true,
    });
  }
}

function putOver({ tableName, studioId, retention }: TableDeps, before: Outbound, after: Outbound) {
  const keys = createTableKeys(studioId, retention);
  const { state, attempts, leaseUntil, refusals, status } = outboundItem(keys, before);
  // Every write of the record changes one of these.
  const asRead = { state, attempts, leaseUntil, refusals, 'status.kind': status?.kind };
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const conditions = Object.entries(asRead).map(([path, value], index) => {
    const name = path
      .split('.')
      .map((part) => {
        names[`#${part}`] = part;
        return `#${part}`;
      })
      .join('.');
    if (value === undefined) return `attribute_not_exists(${name})`;
    values[`:read${index}`] = value;
    return `${name} = :read${index}`;
  });
  return {
    TableName: tableName,
    Item: outboundItem(keys, after),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

/** A message that begins or ends to wait for its client is pointed to from the client's own items. */
function actionsBeside(
  { tableName, studioId, retention }: TableDeps,
  before: Outbound,
  after: Outbound,
  word: Outbound | undefined,
): TransactionAction[] {
  const keys = createTableKeys(studioId, retention);
  const actions: TransactionAction[] = [];
  if (after.waitsFor !== undefined && before.waitsFor === undefined) {
    actions.push({ Put: { TableName: tableName, Item: heldMessageItem(keys, after) } });
  }
  if (after.waitsFor === undefined && before.waitsFor !== undefined) {
    actions.push({
      Delete: { TableName: tableName, Key: keys.heldMessage(after.clientId, after.id) },
    });
  }
  if (word !== undefined) {
    actions.push({ Put: { TableName: tableName, Item: outboundItem(keys, word) } });
    actions.push({ Put: { TableName: tableName, Item: clientMessageItem(keys, word) } });
  }
  return actions;
}
