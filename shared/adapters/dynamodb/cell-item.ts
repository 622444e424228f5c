import * as z from 'zod/mini';
import type { Hold } from '#ports/turn-store.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';

const cellSchema = z.object({
  entity: z.literal('cell'),
  resource: z.string(),
  SK: storedInstantSchema,
  booking: z.exactOptional(z.string()),
  // The document client reads a DynamoDB set of strings as a Set.
  owners: z.exactOptional(z.set(z.string())),
});

/**
 * Reads a cell; undefined: it is free (a cell once taken and freed keeps its item).
 * @throws CoreSyncError `store.corrupt`
 */
export function readHold(item: StoredItem): Hold | undefined {
  const { resource, SK: cell, booking, owners } = readItem(cellSchema, 'cell', item);
  const ownerEvents = [...(owners ?? [])].sort();
  if (booking === undefined && ownerEvents.length === 0) return undefined;
  return { resource, cell, ...(booking === undefined ? {} : { bookingId: booking }), ownerEvents };
}
