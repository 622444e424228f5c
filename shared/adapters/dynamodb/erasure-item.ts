import * as z from 'zod/mini';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { TableKeys } from './table-keys.ts';

/** A client whose data are to go, and how far that has come. */
export interface Erasure {
  readonly clientId: string;
  readonly requestedAt: Instant;
  /** The sort key of the last booking whose name is gone from the calendar. */
  readonly renamedThrough?: string;
}

const erasureSchema = z.pipe(
  z.object({
    entity: z.literal('erasure'),
    clientId: z.string(),
    requestedAt: storedInstantSchema,
    renamedThrough: z.exactOptional(z.string()),
  }),
  z.transform(({ entity: _, ...erasure }): Erasure => erasure),
);

/** @throws CoreSyncError `store.corrupt` */
export function readErasure(item: StoredItem): Erasure {
  return readItem(erasureSchema, 'erasure', item);
}

/** It never expires: what it promises is either done or still to be done. */
export function erasureItem(keys: TableKeys, erasure: Erasure) {
  return {
    ...keys.erasure(erasure.clientId),
    entity: 'erasure',
    clientId: erasure.clientId,
    requestedAt: isoFromInstant(erasure.requestedAt),
    renamedThrough: erasure.renamedThrough,
    pendingKey: keys.pendingErasures,
    pendingSince: isoFromInstant(erasure.requestedAt),
  };
}
