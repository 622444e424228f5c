import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { CoreSyncError } from '#domain/error.ts';
import type { StoredItem } from './read-item.ts';
import { type RetryPolicy, retryPauseMs } from './retry-pause.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import type { ItemKey } from './table-keys.ts';

const policy: RetryPolicy = { maxAttempts: 5, baseMs: 25, maxPauseMs: 200 };

/**
 * Reads items by their keys (at most 100, all different), strongly consistent; absent ones are absent from the answer.
 * @throws CoreSyncError `store.unavailable` (retryable), also when keys stay unprocessed.
 */
export async function batchGet(
  deps: TableDeps & RetryDeps,
  keys: readonly ItemKey[],
): Promise<StoredItem[]> {
  const items: StoredItem[] = [];
  let left: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    const answer = await deps.client
      .send(
        new BatchGetCommand({
          RequestItems: { [deps.tableName]: { Keys: left, ConsistentRead: true } },
        }),
      )
      .catch(throwStoreFault);
    items.push(...(answer.Responses?.[deps.tableName] ?? []));
    left = answer.UnprocessedKeys?.[deps.tableName]?.Keys ?? [];
    if (left.length === 0) break;
    if (attempt === policy.maxAttempts) {
      throw new CoreSyncError('store.unavailable', 'DynamoDB left keys unread', {
        retryable: true,
      });
    }
    await deps.wait(retryPauseMs(policy, attempt, deps.random));
  }
  return items;
}
