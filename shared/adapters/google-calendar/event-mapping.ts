import type { calendar_v3 } from '@googleapis/calendar';
import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import { type Instant, instantFromIso } from '#domain/time/instant.ts';

/** The event of a confirmed booking. No attendees: Google refuses them from a service account. */
export function eventOfBooking(booking: Booking, title: string): calendar_v3.Schema$Event {
  return {
    summary: title,
    status: 'confirmed',
    start: { dateTime: offsetTime(booking.startsAt, booking.zone), timeZone: booking.zone },
    end: { dateTime: offsetTime(booking.endsAt, booking.zone), timeZone: booking.zone },
    transparency: 'opaque',
    extendedProperties: {
      private: { coresyncBookingId: booking.id, coresyncRev: String(booking.revision) },
    },
    reminders: { useDefault: false },
  };
}

/** What the calendar has under an event id. */
export type HeldEvent =
  /** Deleted events need not have more than their id. */
  | { readonly kind: 'cancelled'; readonly etag?: string }
  /** `copy.revision` is 0 where the event names no revision. */
  | { readonly kind: 'live'; readonly copy: GoogleCopy };

/** Reads an event. Undefined when it is not one that CoreSync could have written (a whole day, no times). */
export function heldEvent(event: unknown): HeldEvent | undefined {
  const parsed = heldEventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const held = parsed.data;
  if (held.status === 'cancelled') {
    return held.etag === undefined ? { kind: 'cancelled' } : { kind: 'cancelled', etag: held.etag };
  }
  const { start, end, etag } = held;
  if (start?.dateTime === undefined || end?.dateTime === undefined || etag === undefined)
    return undefined;
  const copy = {
    eventId: held.id,
    revision: Number(held.extendedProperties?.private?.coresyncRev ?? 0),
    etag,
    startsAt: instantFromIso(start.dateTime),
    endsAt: instantFromIso(end.dateTime),
  };
  return { kind: 'live', copy };
}

/**
 * The id to write under when an event cannot be restored: `<hex>v2`, then `v3`. (Google takes `0`-`9` and
 * `a`-`v`, and never frees an id.)
 */
export function nextEventId(eventId: string): string {
  const [hex = eventId, generation] = eventId.split('v');
  return `${hex}v${generation === undefined ? 2 : Number(generation) + 1}`;
}

const timeSchema = z.object({ dateTime: z.iso.datetime({ offset: true }).optional() });

const heldEventSchema = z.object({
  id: z.string(),
  status: z.string().optional(),
  etag: z.string().optional(),
  start: timeSchema.optional(),
  end: timeSchema.optional(),
  extendedProperties: z
    .object({
      private: z
        .object({
          coresyncRev: z
            .string()
            .regex(/^\d{1,9}$/)
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

function offsetTime(instant: Instant, zone: string): string {
  const local = DateTime.fromMillis(instant, { zone });
  if (!local.isValid) throw new RangeError(`not a zone: ${zone}`);
  return local.toISO({ suppressMilliseconds: true });
}
