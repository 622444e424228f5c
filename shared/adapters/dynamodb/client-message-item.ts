import * as z from 'zod/mini';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { expiresAtSeconds } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import type { TableKeys } from './table-keys.ts';

const clientMessageSchema = z.object({
  entity: z.literal('client-message'),
  outboundId: z.string(),
});

/** The id of a message that was written to or about a client. @throws CoreSyncError `store.corrupt` */
export function readClientMessage(item: StoredItem): string {
  return readItem(clientMessageSchema, 'pointer to a message', item).outboundId;
}

/**
 * A pointer among a client's items to each message that holds their words or number: without it nobody could find them
 * when the client wants them gone. It is in no index, so that a turn does not read it.
 */
export function clientMessageItem(keys: TableKeys, { id, clientId, createdAt }: Outbound) {
  return {
    ...keys.clientMessage(clientId, id),
    entity: 'client-message',
    outboundId: id,
    expiresAt: expiresAtSeconds(createdAt, keys.retention.messages),
  };
}
