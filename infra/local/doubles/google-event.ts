import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Instant } from '#domain/time/instant.ts';
import { GoogleRefusal } from './google-refusal.ts';

export type EventTime = z.infer<typeof timeSchema>;

const timeSchema = z.looseObject({
  date: z.iso.date().optional(),
  dateTime: z.string().optional(),
  timeZone: z.string().optional(),
});

const properties = z.record(z.string().max(44), z.string().max(1024));

/** What a caller may send of an event; members that are not named are kept as they are. */
export const eventInputSchema = z.looseObject({
  id: z.string().optional(),
  status: z.enum(['confirmed', 'tentative', 'cancelled']).optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  start: timeSchema.optional(),
  end: timeSchema.optional(),
  transparency: z.enum(['opaque', 'transparent']).optional(),
  eventType: z
    .enum(['default', 'birthday', 'focusTime', 'fromGmail', 'outOfOffice', 'workingLocation'])
    .optional(),
  recurrence: z.array(z.string()).optional(),
  recurringEventId: z.string().optional(),
  originalStartTime: timeSchema.optional(),
  attendees: z.array(z.unknown()).optional(),
  extendedProperties: z
    .looseObject({ private: properties.optional(), shared: properties.optional() })
    .optional(),
});

export type GoogleEventInput = z.infer<typeof eventInputSchema>;

/** An event as the double keeps and returns it. Timed ones are spelled in the calendar's zone. */
export interface GoogleEvent extends GoogleEventInput {
  readonly id: string;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly etag: string;
  readonly sequence: number;
  readonly created: string;
  readonly updated: string;
  readonly start: EventTime;
  readonly end: EventTime;
}

/** @throws GoogleRefusal 400 where the times are missing, of two kinds, or not in order. */
export function placedTimes(
  input: GoogleEventInput,
  zone: string,
): Pick<GoogleEvent, 'start' | 'end'> {
  const { start, end } = input;
  if (start === undefined || end === undefined)
    throw new GoogleRefusal(400, 'required', 'Missing end time.');
  if ((start.date === undefined) !== (end.date === undefined)) {
    throw new GoogleRefusal(
      400,
      'invalid',
      'Start and end times must either both be date or both be dateTime.',
    );
  }
  if (instantOf(end, zone) <= instantOf(start, zone)) {
    throw new GoogleRefusal(400, 'timeRangeEmpty', 'The specified time range is empty.');
  }
  return { start: spelled(start, zone), end: spelled(end, zone) };
}

/** A date is its midnight in the calendar's zone. */
export function instantOf(time: EventTime, calendarZone: string): Instant {
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/.test(time.dateTime ?? '');
  if (time.dateTime !== undefined && !hasOffset && time.timeZone === undefined) {
    throw new GoogleRefusal(400, 'required', 'Missing time zone definition.');
  }
  const zone = time.date === undefined ? (time.timeZone ?? calendarZone) : calendarZone;
  const at = DateTime.fromISO(time.date ?? time.dateTime ?? '', { zone });
  if (!at.isValid) throw new GoogleRefusal(400, 'invalid', 'Invalid start or end time.');
  return at.toMillis();
}

function spelled(time: EventTime, zone: string): EventTime {
  if (time.date !== undefined) return { date: time.date };
  const at = DateTime.fromMillis(instantOf(time, zone), { zone });
  const dateTime = at.toISO({ suppressMilliseconds: true }) ?? '';
  return { dateTime, timeZone: time.timeZone ?? zone };
}
