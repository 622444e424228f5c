import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import type { Instant } from '#domain/time/instant.ts';
import type { TransactionRole } from './transaction-step.ts';

export type Cancellation =
  | { readonly kind: 'already-decided' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'taken'; readonly cells: readonly Instant[] }
  /** Nothing speaks against the unit but rivals in flight: the same again. */
  | { readonly kind: 'retry' }
  /** A fault; `codes` are DynamoDB's. */
  | { readonly kind: 'refused'; readonly codes: readonly string[] };

const passing = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/**
 * What a cancelled transaction means. The order matters: a repeated message finds its own cells taken, and a cell
 * that is taken means nothing where the booking itself is not as it was read. A conflict never means "taken".
 */
export function readCancellation(
  roles: readonly TransactionRole[],
  reasons: readonly CancellationReason[],
): Cancellation {
  const failed = roles.flatMap((role, position) => {
    const reason = reasons[position];
    return reason?.Code === 'ConditionalCheckFailed' ? [{ role, held: heldBooking(reason) }] : [];
  });
  if (failed.some(({ role }) => role.kind === 'inbound')) return { kind: 'already-decided' };
  const cells = failed.map(({ role, held }) => refusedCell(role, held));
  if (cells.includes('stale')) return { kind: 'stale' };
  const taken = cells.filter((cell) => cell !== 'stale').sort((one, other) => one - other);
  if (taken.length > 0) return { kind: 'taken', cells: [...new Set(taken)] };
  const codes = reasons.flatMap(({ Code }) =>
    Code === undefined || Code === 'None' ? [] : [Code],
  );
  const retry = codes.length > 0 && codes.every((code) => passing.has(code));
  return retry ? { kind: 'retry' } : { kind: 'refused', codes };
}

/** The cell that could not be had, or `stale` where the failed condition was on something that was read. */
function refusedCell(role: TransactionRole, held: string | undefined): Instant | 'stale' {
  if (role.kind === 'cell-taken') return role.cell;
  if (role.kind !== 'cell-handed-over') return 'stale';
  // Still the other booking's: then an owner's event is what stands in the way.
  return held === role.fromBookingId ? role.cell : 'stale';
}

/** The booking in the item that failed the condition. Exceptions carry items as DynamoDB spells them. */
function heldBooking(reason: CancellationReason): string | undefined {
  return reason.Item?.['booking']?.S;
}
