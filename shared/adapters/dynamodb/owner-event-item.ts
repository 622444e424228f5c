import * as z from 'zod/mini';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { OwnerEvent } from '#ports/owner-event-store.ts';
import { expiresAtSeconds, retentionDays } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { TableKeys } from './table-keys.ts';

const ownerEventSchema = z.pipe(
  z.object({
    entity: z.literal('owner-event'),
    eventId: z.string(),
    isSeries: z.boolean(),
    times: z.array(
      z.object({
        startsAt: storedInstantSchema,
        endsAt: storedInstantSchema,
        lanes: z.exactOptional(z.array(z.string())),
      }),
    ),
    lanes: z.array(z.string()),
    laidUntil: storedInstantSchema,
    isSettled: z.boolean(),
  }),
  z.transform(({ entity: _, ...event }): OwnerEvent => event),
);

/** @throws CoreSyncError `store.corrupt` */
export function readOwnerEvent(item: StoredItem): OwnerEvent {
  return readItem(ownerEventSchema, "owner's event", item);
}

/** Its times and no word of it: what she calls it is hers. A single one expires some days after its end. */
export function ownerEventItem(keys: TableKeys, calendarId: string, event: OwnerEvent) {
  const ends = event.times.map(({ endsAt }) => endsAt);
  const expires = !event.isSeries && ends.length > 0;
  return {
    ...keys.ownerEvent(calendarId, event.eventId),
    entity: 'owner-event',
    eventId: event.eventId,
    isSeries: event.isSeries,
    times: event.times.map(({ startsAt, endsAt, lanes }) => ({
      startsAt: isoFromInstant(startsAt),
      endsAt: isoFromInstant(endsAt),
      lanes,
    })),
    lanes: event.lanes,
    laidUntil: isoFromInstant(event.laidUntil),
    isSettled: event.isSettled,
    expiresAt: expires ? expiresAtSeconds(Math.max(...ends), retentionDays.cell) : undefined,
  };
}
