import * as z from 'zod/mini';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { expiresAtSeconds } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { alwaysRelevant, type TableKeys } from './table-keys.ts';

const heldMessageSchema = z.object({ entity: z.literal('held-message'), outboundId: z.string() });

/**
 * The id of a message that waits for its client. @throws CoreSyncError `store.corrupt`
 */
export function readHeldMessage(item: StoredItem): string {
  return readItem(heldMessageSchema, 'held message', item).outboundId;
}

/** A pointer among what is read of the client anyway: their next message finds it without a further read. */
export function heldMessageItem(keys: TableKeys, { id, clientId, createdAt }: Outbound) {
  return {
    ...keys.heldMessage(clientId, id),
    entity: 'held-message',
    outboundId: id,
    relevantUntil: alwaysRelevant.heldMessage,
    expiresAt: expiresAtSeconds(createdAt, keys.retention.messages),
  };
}
