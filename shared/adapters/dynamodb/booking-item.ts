import * as z from 'zod/mini';
import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import { dayMs, type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import { type TableKeys, utcDateOf } from './table-keys.ts';

/** A cancelled booking can be asked about (and taken back) for a while; the client's one query still finds it. */
export const cancelledRelevanceMs = dayMs;

const bookingSchema = z.pipe(
  z.object({
    entity: z.literal('booking'),
    bookingId: z.string(),
    clientId: z.string(),
    resource: z.string(),
    startsAt: storedInstantSchema,
    endsAt: storedInstantSchema,
    zone: z.string(),
    status: z.enum(['confirmed', 'cancelled']),
    revision: z.int().check(z.positive()),
    cancelledAt: z.exactOptional(storedInstantSchema),
    cancelledBy: z.exactOptional(z.enum(['client', 'owner', 'system'])),
    google: z.exactOptional(
      z.object({
        eventId: z.string(),
        revision: z.int(),
        etag: z.string(),
        startsAt: storedInstantSchema,
        endsAt: storedInstantSchema,
      }),
    ),
    marks: z.exactOptional(z.int().check(z.positive())),
  }),
  z.transform(({ entity: _, bookingId, ...rest }): Booking => ({ id: bookingId, ...rest })),
);

/** @throws CoreSyncError `store.corrupt` */
export function readBooking(item: StoredItem): Booking {
  return readItem(bookingSchema, 'booking', item);
}

/**
 * What a booking's item says after a change of `at`, beside its key: an undefined attribute shall be absent. What
 * Google has is left out (it is noted apart), and the item is marked as one that Google lacks.
 */
export function bookingAttributes(keys: TableKeys, booking: Booking, at: Instant) {
  const confirmed = booking.status === 'confirmed';
  return {
    entity: 'booking',
    bookingId: booking.id,
    clientId: booking.clientId,
    resource: booking.resource,
    startsAt: isoFromInstant(booking.startsAt),
    endsAt: isoFromInstant(booking.endsAt),
    zone: booking.zone,
    status: booking.status,
    revision: booking.revision,
    cancelledAt:
      booking.cancelledAt === undefined ? undefined : isoFromInstant(booking.cancelledAt),
    cancelledBy: booking.cancelledBy,
    relevantUntil: isoFromInstant(
      confirmed ? booking.endsAt : (booking.cancelledAt ?? at) + cancelledRelevanceMs,
    ),
    dayKey: confirmed ? keys.day(utcDateOf(booking.startsAt)) : undefined,
    pendingKey: keys.pendingCalendar,
    pendingSince: isoFromInstant(at),
  };
}

/** What Google has of a booking (undefined: nothing), noted once more. */
export function noteAttributes(booking: Booking, copy: GoogleCopy | undefined) {
  return {
    google: copy === undefined ? undefined : googleCopyAttribute(copy),
    marks: (booking.marks ?? 0) + 1,
  };
}

/** What Google has of a booking, as the booking's `google` attribute. */
export function googleCopyAttribute(copy: GoogleCopy) {
  return { ...copy, startsAt: isoFromInstant(copy.startsAt), endsAt: isoFromInstant(copy.endsAt) };
}
