import type { BookingChange } from '#domain/booking/booking.ts';
import type { Alias } from '#domain/client/client.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { OwedWord } from '#ports/owed-words.ts';
import type { ConversationWrite, UnitOfWork } from '#ports/turn-store.ts';
import { aliasItem } from './alias-item.ts';
import { bookingStep } from './booking-step.ts';
import { cellTransactionStep } from './cell-action.ts';
import { planCells } from './cell-plan.ts';
import { clientMessageItem } from './client-message-item.ts';
import { conversationItem } from './conversation-item.ts';
import { erasureItem } from './erasure-item.ts';
import { heldMessageItem } from './held-message-item.ts';
import { inboundItem } from './inbound-item.ts';
import { ledgerItem } from './ledger-item.ts';
import { outboundItem } from './outbound-item.ts';
import { owedWordItem } from './owed-word-item.ts';
import { profileItem } from './profile-item.ts';
import type { TableKeys } from './table-keys.ts';
import type { TransactionStep } from './transaction-step.ts';

/** DynamoDB's own limit. */
const maxTransactionActions = 100;

export type UnitTransaction =
  | { readonly kind: 'transaction'; readonly steps: readonly TransactionStep[] }
  /** Two bookings of the unit want the same cells: it can never be written. */
  | { readonly kind: 'overlapping'; readonly cells: readonly Instant[] };

/**
 * Builds the transaction that writes a unit whole or not at all, no item named twice.
 * @throws CoreSyncError `store.unavailable` (not retryable) for a unit larger than a transaction can be.
 */
export function buildUnitTransaction(
  tableName: string,
  keys: TableKeys,
  unit: UnitOfWork,
): UnitTransaction {
  const changes = foldChanges(unit.changes);
  const plan = planCells(changes);
  if (plan.kind === 'overlapping') return plan;
  const steps = [
    ...turnSteps(tableName, keys, unit),
    ...wordSteps(tableName, keys, unit),
    ...changes.map((change) => bookingStep(tableName, keys, change)),
    ...plan.steps.map((step) => cellTransactionStep(tableName, keys, step)),
    ...unit.changes.map(
      (change): TransactionStep => ({
        role: { kind: 'ledger' },
        action: putNew(tableName, ledgerItem(keys, change)),
      }),
    ),
  ];
  if (steps.length > maxTransactionActions) {
    throw new CoreSyncError(
      'store.unavailable',
      `a unit of ${steps.length} writes is larger than a transaction`,
    );
  }
  return { kind: 'transaction', steps };
}

/** Several changes of one booking are one write from the first state to the last (and as many ledger entries). */
function foldChanges(changes: readonly BookingChange[]): BookingChange[] {
  const folded = new Map<string, BookingChange>();
  for (const change of changes) {
    const first = folded.get(change.after.id);
    const { before: _, ...rest } = change;
    const before = first === undefined ? change.before : first.before;
    folded.set(change.after.id, before === undefined ? rest : { ...rest, before });
  }
  return [...folded.values()];
}

function turnSteps(
  tableName: string,
  keys: TableKeys,
  { turn, at }: UnitOfWork,
): TransactionStep[] {
  if (turn === undefined) return [];
  const { inbound, conversation, client, outbound, notice } = turn;
  const steps: TransactionStep[] = [
    { role: { kind: 'inbound' }, action: putNew(tableName, inboundItem(keys, inbound)) },
  ];
  if (conversation !== undefined) {
    steps.push(conversationStep(tableName, keys, inbound.clientId, conversation, at));
  }
  if (client !== undefined) {
    steps.push({
      role: { kind: 'profile' },
      action: { Put: { TableName: tableName, Item: profileItem(keys, client.profile) } },
    });
    steps.push(...client.aliases.map((change) => aliasStep(tableName, keys, change)));
    steps.push(...(client.gone ?? []).map((alias) => aliasGoneStep(tableName, keys, alias)));
  }
  for (const message of [outbound, notice]) {
    if (message !== undefined) steps.push(...outboundSteps(tableName, keys, message));
  }
  if (turn.erases) steps.push(erasureStep(tableName, keys, inbound.clientId, at));
  return steps;
}

function wordSteps(
  tableName: string,
  keys: TableKeys,
  { word, at }: UnitOfWork,
): TransactionStep[] {
  if (word === undefined) return [];
  const { conversation, messages, owed = [] } = word;
  return [
    ...owed.map((one) => owedStep(tableName, keys, one)),
    ...(conversation === undefined
      ? []
      : [conversationStep(tableName, keys, conversation.clientId, conversation, at)]),
    ...messages.flatMap((message) => [
      ...outboundSteps(tableName, keys, message),
      ...heldSteps(tableName, keys, message),
    ]),
  ];
}

function owedStep(tableName: string, keys: TableKeys, owed: OwedWord): TransactionStep {
  const action = { Put: { TableName: tableName, Item: owedWordItem(keys, owed) } };
  return { role: { kind: 'outbound' }, action };
}

/** A message that waits for its client is pointed to from the client's own items. */
function heldSteps(tableName: string, keys: TableKeys, message: Outbound): TransactionStep[] {
  if (message.waitsFor === undefined) return [];
  const action = { Put: { TableName: tableName, Item: heldMessageItem(keys, message) } };
  return [{ role: { kind: 'outbound' }, action }];
}

/** The message, and the pointer by which it is found when its client wants it gone. */
function outboundSteps(tableName: string, keys: TableKeys, message: Outbound): TransactionStep[] {
  const role = { kind: 'outbound' } as const;
  const pointer = clientMessageItem(keys, message);
  return [
    { role, action: putNew(tableName, outboundItem(keys, message)) },
    { role, action: { Put: { TableName: tableName, Item: pointer } } },
  ];
}

function erasureStep(
  tableName: string,
  keys: TableKeys,
  clientId: string,
  requestedAt: Instant,
): TransactionStep {
  const item = erasureItem(keys, { clientId, requestedAt });
  return { role: { kind: 'erasure' }, action: { Put: { TableName: tableName, Item: item } } };
}

function conversationStep(
  tableName: string,
  keys: TableKeys,
  clientId: string,
  { readRevision, state }: ConversationWrite,
  at: Instant,
): TransactionStep {
  const item = conversationItem(keys, clientId, { revision: readRevision + 1, state }, at);
  const condition =
    readRevision === 0
      ? { ConditionExpression: 'attribute_not_exists(#revision)' }
      : {
          ConditionExpression: '#revision = :read',
          ExpressionAttributeValues: { ':read': readRevision },
        };
  return {
    role: { kind: 'conversation' },
    action: {
      Put: {
        TableName: tableName,
        Item: item,
        ...condition,
        ExpressionAttributeNames: { '#revision': 'revision' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
  };
}

function aliasStep(
  tableName: string,
  keys: TableKeys,
  { alias, before }: { readonly alias: Alias; readonly before?: Alias },
): TransactionStep {
  const role = { kind: 'alias' } as const;
  const item = aliasItem(keys, alias);
  if (before === undefined) return { role, action: putNew(tableName, item) };
  return { role, action: { Put: { TableName: tableName, Item: item, ...asAliasWasRead(before) } } };
}

function aliasGoneStep(tableName: string, keys: TableKeys, alias: Alias): TransactionStep {
  const Delete = { TableName: tableName, Key: keys.alias(alias), ...asAliasWasRead(alias) };
  return { role: { kind: 'alias' }, action: { Delete } };
}

function asAliasWasRead({ clientId, pairedWith: paired }: Alias) {
  const pairedAsRead =
    paired === undefined ? 'attribute_not_exists(#pairedWith)' : '#pairedWith = :paired';
  return {
    ConditionExpression: `#clientId = :client AND ${pairedAsRead}`,
    ExpressionAttributeNames: { '#clientId': 'clientId', '#pairedWith': 'pairedWith' },
    ExpressionAttributeValues: {
      ':client': clientId,
      ...(paired === undefined ? {} : { ':paired': paired }),
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}

function putNew(tableName: string, item: Record<string, unknown>) {
  return {
    Put: {
      TableName: tableName,
      Item: item,
      ConditionExpression: 'attribute_not_exists(PK)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
    },
  };
}
