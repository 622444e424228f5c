import type { calendar_v3 } from '@googleapis/calendar';
import * as z from 'zod/mini';
import type { Booking } from '#domain/booking/booking.ts';
import type { CalendarEvent, EventTimes, Span } from '#domain/calendar/calendar-event.ts';
import { type Instant, instantFromIso, isoFromInstant, minuteMs } from '#domain/time/instant.ts';
import { offsetMinutes } from '#domain/time/zone-offset.ts';

/** The event of a confirmed booking. No attendees: Google refuses them from a service account. */
export function eventOfBooking(booking: Booking, title: string): calendar_v3.Schema$Event {
  return {
    summary: title,
    status: 'confirmed',
    ...timesOfBooking(booking),
    transparency: 'opaque',
    reminders: { useDefault: false },
  };
}

/** What of an event is ours for good: its times, and what tells whose they are. The rest is the owner's to change. */
export function timesOfBooking(booking: Booking) {
  const { startsAt, endsAt, zone, id, revision } = booking;
  return {
    start: { dateTime: offsetTime(startsAt, zone), timeZone: zone },
    end: { dateTime: offsetTime(endsAt, zone), timeZone: zone },
    extendedProperties: {
      private: {
        coresyncBookingId: id,
        coresyncRev: String(revision),
        coresyncStart: isoFromInstant(startsAt),
        coresyncEnd: isoFromInstant(endsAt),
      },
    },
  };
}

/** As `timesOfBooking`, for an event that may have been made a whole day since. */
export function changedTimes(booking: Booking): calendar_v3.Schema$Event {
  const { start, end, extendedProperties } = timesOfBooking(booking);
  return {
    start: { ...start, date: null },
    end: { ...end, date: null },
    extendedProperties,
  };
}

/** Reads an event as Google gives it. Undefined: it is not one. */
export function readEvent(event: unknown): CalendarEvent | undefined {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { id, status, etag, summary, recurringEventId, recurrence, attendees } = parsed.data;
  const seriesId = recurringEventId ?? instancePattern.exec(id)?.[1];
  const times = timesOf(parsed.data.start, parsed.data.end);
  const written = writtenOf(parsed.data.extendedProperties?.private);
  return {
    id,
    isCancelled: status === 'cancelled',
    isSeries: recurrence !== undefined,
    title: summary ?? '',
    isTransparent: parsed.data.transparency === 'transparent',
    isDeclined:
      attendees?.some(({ self, responseStatus }) => self && responseStatus === 'declined') ?? false,
    isRemark: remarks.has(parsed.data.eventType ?? ''),
    ...(etag !== undefined && { etag }),
    ...(seriesId !== undefined && { seriesId }),
    ...(times !== undefined && { times }),
    ...(written !== undefined && { written }),
  };
}

/** `<series>_20261203T030000Z`, or `_20261203`: a deleted instance may come with its id alone. */
const instancePattern = /^(.+)_\d{8}(?:T\d{6}Z)?$/;

const remarks: ReadonlySet<string> = new Set(['workingLocation', 'birthday']);

const timeSchema = z.object({
  dateTime: z.nullish(z.iso.datetime({ offset: true })),
  date: z.nullish(z.iso.date()),
});

const propertiesSchema = z.object({
  coresyncRev: z.catch(z.optional(z.string().check(z.regex(/^\d{1,9}$/))), undefined),
  coresyncStart: z.catch(z.optional(z.iso.datetime()), undefined),
  coresyncEnd: z.catch(z.optional(z.iso.datetime()), undefined),
});

const eventSchema = z.object({
  id: z.string().check(z.minLength(1)),
  status: z.optional(z.string()),
  etag: z.optional(z.string()),
  summary: z.optional(z.string()),
  start: z.catch(z.optional(timeSchema), undefined),
  end: z.catch(z.optional(timeSchema), undefined),
  transparency: z.optional(z.string()),
  eventType: z.optional(z.string()),
  recurringEventId: z.optional(z.string()),
  recurrence: z.optional(z.array(z.string())),
  attendees: z.catch(
    z.optional(
      z.array(z.object({ self: z.optional(z.boolean()), responseStatus: z.optional(z.string()) })),
    ),
    undefined,
  ),
  extendedProperties: z.catch(
    z.optional(z.object({ private: z.catch(z.optional(propertiesSchema), undefined) })),
    undefined,
  ),
});

type Time = z.infer<typeof timeSchema>;

function timesOf(start: Time | undefined, end: Time | undefined): EventTimes | undefined {
  if (start?.dateTime && end?.dateTime) {
    return {
      kind: 'timed',
      startsAt: instantFromIso(start.dateTime),
      endsAt: instantFromIso(end.dateTime),
    };
  }
  if (start?.date && end?.date) return { kind: 'days', from: start.date, until: end.date };
  return undefined;
}

function writtenOf(
  properties: z.infer<typeof propertiesSchema> | undefined,
): CalendarEvent['written'] | undefined {
  if (properties?.coresyncRev === undefined) return undefined;
  const { coresyncRev, coresyncStart, coresyncEnd } = properties;
  const span: Span | undefined =
    coresyncStart === undefined || coresyncEnd === undefined
      ? undefined
      : { startsAt: instantFromIso(coresyncStart), endsAt: instantFromIso(coresyncEnd) };
  return { revision: Number(coresyncRev), ...(span !== undefined && { span }) };
}

function offsetTime(instant: Instant, zone: string): string {
  const ahead = offsetMinutes(zone, instant);
  const shown = new Date(instant + ahead * minuteMs)
    .toISOString()
    .slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  const pad = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60];
  return `${shown}${ahead < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
}
