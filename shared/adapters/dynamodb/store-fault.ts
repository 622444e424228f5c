import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { CoreSyncError } from '#domain/error.ts';

// Faults of the request itself or of what it names: the same call fails again.
const lasting = new Set([
  'ValidationException',
  'ResourceNotFoundException',
  'AccessDeniedException',
  'ItemCollectionSizeLimitExceededException',
]);

/**
 * Raises what the SDK threw as a fault of ours, for use as `send(…).catch(throwStoreFault)`.
 * @throws CoreSyncError `store.unavailable`
 */
export function throwStoreFault(error: unknown): never {
  const name = error instanceof Error ? error.name : 'an unknown fault';
  const retryable = !(error instanceof DynamoDBServiceException && lasting.has(error.name));
  // A cancelled transaction carries whole items, a client's data among them: it is not passed on.
  const cause = error instanceof TransactionCanceledException ? {} : { cause: error };
  throw new CoreSyncError('store.unavailable', `DynamoDB failed: ${name}`, { retryable, ...cause });
}
