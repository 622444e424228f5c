import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { CoreSyncError } from '#domain/error.ts';
import type { CommitOutcome, UnitOfWork } from '#ports/turn-store.ts';
import { readCancellation } from './cancellation-reasons.ts';
import { type RetryPolicy, retryPauseMs } from './retry-pause.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';
import type { TransactionStep } from './transaction-step.ts';
import { buildUnitTransaction } from './unit-of-work-transaction.ts';

// Pauses of 1.6 s at worst.
const policy: RetryPolicy = { maxAttempts: 8, baseMs: 25, maxPauseMs: 400 };

/**
 * Writes a unit whole or not at all, as `TurnStore.commit` promises. A lost answer is asked for again by the SDK
 * under the same token, which DynamoDB applies once; if that too fails, the inbound record tells the next delivery.
 */
export async function commitUnit(
  deps: TableDeps & RetryDeps,
  unit: UnitOfWork,
): Promise<CommitOutcome> {
  const transaction = buildUnitTransaction(
    deps.tableName,
    createTableKeys(deps.studioId, deps.retention),
    unit,
  );
  if (transaction.kind === 'overlapping') return { kind: 'taken', cells: transaction.cells };
  const { steps } = transaction;
  if (steps.length === 0) return { kind: 'committed' };
  const roles = steps.map((step) => step.role);
  for (let attempt = 1; attempt <= policy.maxAttempts; attempt += 1) {
    const reasons = await write(deps, steps);
    if (reasons === undefined) return { kind: 'committed' };
    const cancellation = readCancellation(roles, reasons);
    if (cancellation.kind === 'refused') {
      throw new CoreSyncError(
        'store.unavailable',
        `DynamoDB refused a transaction: ${cancellation.codes.join(', ') || 'without a reason'}`,
      );
    }
    if (cancellation.kind !== 'retry') return cancellation;
    if (attempt < policy.maxAttempts) {
      await deps.wait(retryPauseMs(policy, attempt, deps.random));
    }
  }
  throw new CoreSyncError('store.conflict', 'rival transactions outlasted the retries', {
    retryable: true,
  });
}

/** Undefined: written. Else why not, by position. */
async function write(
  { client }: TableDeps,
  steps: readonly TransactionStep[],
): Promise<readonly CancellationReason[] | undefined> {
  try {
    await client.send(
      new TransactWriteCommand({ TransactItems: steps.map((step) => step.action) }),
    );
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return error.CancellationReasons ?? [];
    return throwStoreFault(error);
  }
}
