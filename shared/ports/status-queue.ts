import type { DeliveryStatus } from '#domain/delivery/after-status.ts';

/** Durable, in no order: statuses come in none, and each is held against what is known. */
export interface StatusQueue {
  /** Resolves when every status is stored durably. @throws CoreSyncError `queue.unavailable` when any is not. */
  enqueue(statuses: readonly DeliveryStatus[]): Promise<void>;
}
