import type { CellStep } from './cell-plan.ts';
import { expiresAtSeconds, retentionDays } from './expiry.ts';
import type { TableKeys } from './table-keys.ts';
import type { TransactionAction, TransactionStep } from './transaction-step.ts';

/** What a step of the cell plan is in a transaction. The conditions are what keeps bookings apart. */
export function cellTransactionStep(
  tableName: string,
  keys: TableKeys,
  step: CellStep,
): TransactionStep {
  const target = { TableName: tableName, Key: keys.cell(step.resource, step.cell) };
  switch (step.kind) {
    case 'take': {
      const free = step.overOwner ? freeOfBooking : `(${freeOfBooking} AND ${freeOfOwner})`;
      return {
        role: { kind: 'cell-taken', cell: step.cell },
        action: takeCell(target, step, `#booking = :mine OR ${free}`),
      };
    }
    case 'hand-over': {
      const held = step.overOwner ? '#booking = :holder' : `#booking = :holder AND ${freeOfOwner}`;
      return {
        role: { kind: 'cell-handed-over', cell: step.cell, fromBookingId: step.fromBookingId },
        action: takeCell(target, step, held, step.fromBookingId),
      };
    }
    case 'keep':
      return {
        role: { kind: 'cell-kept' },
        action: { ConditionCheck: { ...target, ...heldByMe(step.bookingId) } },
      };
    case 'free':
      return {
        role: { kind: 'cell-freed' },
        action: {
          Update: { ...target, ...heldByMe(step.bookingId), UpdateExpression: 'REMOVE #booking' },
        },
      };
  }
}

const freeOfBooking = 'attribute_not_exists(#booking)';
// A set cannot be empty: taking its last member out removes the attribute.
const freeOfOwner = 'attribute_not_exists(#owners)';

function takeCell(
  target: { readonly TableName: string; readonly Key: ReturnType<TableKeys['cell']> },
  step: Extract<CellStep, { kind: 'take' | 'hand-over' }>,
  condition: string,
  holder?: string,
): TransactionAction {
  return {
    Update: {
      ...target,
      UpdateExpression:
        'SET #booking = :mine, #entity = :cell, #resource = :resource, #expiresAt = :expiresAt',
      ConditionExpression: condition,
      ExpressionAttributeNames: {
        '#booking': 'booking',
        ...(step.overOwner ? {} : { '#owners': 'owners' }),
        '#entity': 'entity',
        '#resource': 'resource',
        '#expiresAt': 'expiresAt',
      },
      ExpressionAttributeValues: {
        ':mine': step.bookingId,
        ':cell': 'cell',
        ':resource': step.resource,
        ':expiresAt': expiresAtSeconds(step.cell, retentionDays.cell),
        ...(holder === undefined ? {} : { ':holder': holder }),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
}

function heldByMe(bookingId: string) {
  return {
    ConditionExpression: '#booking = :mine',
    ExpressionAttributeNames: { '#booking': 'booking' },
    ExpressionAttributeValues: { ':mine': bookingId },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  };
}
