import * as z from 'zod/mini';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { InboundRecord } from '#ports/turn-store.ts';
import { expiresAtSeconds } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { TableKeys } from './table-keys.ts';

const inboundSchema = z.pipe(
  z.object({
    entity: z.literal('inbound'),
    inboundId: z.string(),
    clientId: z.string(),
    decidedAt: storedInstantSchema,
    decision: z.string(),
    outboundId: z.exactOptional(z.string()),
  }),
  z.transform(({ entity: _, inboundId, ...rest }): InboundRecord => ({ id: inboundId, ...rest })),
);

/** @throws CoreSyncError `store.corrupt` */
export function readInbound(item: StoredItem): InboundRecord {
  return readItem(inboundSchema, 'inbound record', item);
}

export function inboundItem(keys: TableKeys, record: InboundRecord) {
  return {
    ...keys.inbound(record.id),
    entity: 'inbound',
    inboundId: record.id,
    clientId: record.clientId,
    decidedAt: isoFromInstant(record.decidedAt),
    decision: record.decision,
    outboundId: record.outboundId,
    expiresAt: expiresAtSeconds(record.decidedAt, keys.retention.messages),
  };
}
