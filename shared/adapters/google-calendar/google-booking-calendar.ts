import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { compareBooking, isSame } from '#domain/calendar/compare-booking.ts';
import { nextEventId } from '#domain/calendar/event-id.ts';
import { spanOf } from '#domain/calendar/owner-time.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { BeforeOverruling, BookingCalendar, CalendarWrite } from '#ports/booking-calendar.ts';
import { createEventCalls, type EventCalls } from './event-calls.ts';
import { changedTimes, eventOfBooking, timesOfBooking } from './event-mapping.ts';
import type { GoogleCalls } from './google-calls.ts';

/** Rivals' writes and ids that cannot be restored, each costs one. */
const reconcileRoundsMax = 5;

/** The owner's Google calendar. An event's id is the booking's, so that no retry can make a second event. */
export function createGoogleBookingCalendar(calls: GoogleCalls): BookingCalendar {
  const events = createEventCalls(calls);
  return {
    upsert: (booking, title, { isErased = false, beforeOverruling = unheard } = {}) =>
      upsert(events, booking, { title, isErased, beforeOverruling }),
    remove: (booking, { beforeOverruling = unheard } = {}) =>
      remove(events, booking, beforeOverruling),
  };
}

const unheard: BeforeOverruling = async () => {};

interface Writing {
  readonly title: string;
  readonly isErased: boolean;
  readonly beforeOverruling: BeforeOverruling;
}

async function upsert(
  events: EventCalls,
  booking: Booking,
  writing: Writing,
): Promise<CalendarWrite> {
  let eventId = booking.google?.eventId ?? booking.id;
  // An event that Google is known to hold would answer 409: ask for it at once.
  let isInsertDue = booking.google === undefined;
  let isTaken = false;
  for (let round = 0; round < reconcileRoundsMax; round += 1) {
    if (isInsertDue) {
      const inserted = await events.insert(eventId, eventOfBooking(booking, writing.title));
      if (inserted !== undefined) return written(booking, inserted);
      isTaken = true;
    }
    const held = await events.get(eventId);
    isInsertDue = held === 'absent';
    if (held === 'absent') {
      // An id that is taken by nothing that can be read is lost for good.
      if (isTaken) eventId = nextEventId(eventId);
      isTaken = false;
      continue;
    }
    const step = await settle(events, booking, writing, held);
    if (step.kind === 'done') return step.write;
    if (step.kind === 'not-restorable') {
      eventId = nextEventId(eventId);
      isInsertDue = true;
    }
  }
  throw changing('upsert');
}

type Step =
  | { readonly kind: 'done'; readonly write: CalendarWrite }
  | { readonly kind: 'again' }
  | { readonly kind: 'not-restorable' };

async function settle(
  events: EventCalls,
  booking: Booking,
  { title, isErased, beforeOverruling }: Writing,
  held: CalendarEvent,
): Promise<Step> {
  const verdict = compareBooking(booking, held);
  switch (verdict.kind) {
    case 'newer':
      return { kind: 'done', write: written(booking, held) };
    case 'owner-moved':
      return leave(events, booking, held);
    case 'owner-cancelled':
      return { kind: 'done', write: { kind: 'left', copy: digested(booking, held) } };
    case 'agreed':
      if (held.written?.revision === booking.revision)
        return { kind: 'done', write: written(booking, held) };
      break;
    case 'both-changed':
      await beforeOverruling(held);
      break;
    case 'ours-to-write':
    case 'ours-to-remove':
      break;
  }
  const isTitled = isErased || (held.title === '' && held.isCancelled);
  const wanted = { ...changedTimes(booking), ...(isTitled && { summary: title }) };
  const change = held.isCancelled
    ? await events.restore(held, wanted)
    : await events.patch(held, wanted);
  if (change.kind !== 'written') return { kind: change.kind === 'changed' ? 'again' : change.kind };
  return { kind: 'done', write: written(booking, change.event) };
}

/**
 * Leaves an event where she moved it, and writes into it what of ours it holds. That lists it once more for the pull,
 * which may have passed it over while there was no session to move.
 */
async function leave(events: EventCalls, booking: Booking, held: CalendarEvent): Promise<Step> {
  const { extendedProperties } = timesOfBooking(booking);
  const change = await events.patch(held, { extendedProperties });
  if (change.kind !== 'written') return { kind: 'again' };
  return { kind: 'done', write: { kind: 'left', copy: digested(booking, change.event) } };
}

async function remove(
  events: EventCalls,
  booking: Booking,
  beforeOverruling: BeforeOverruling,
): Promise<CalendarWrite> {
  const eventId = booking.google?.eventId ?? booking.id;
  let etag = booking.google?.etag;
  for (let round = 0; round < reconcileRoundsMax; round += 1) {
    // Only what was last seen is deleted: an event that changed since is looked at first.
    if (etag !== undefined && (await events.delete(eventId, etag)) === 'gone') {
      return { kind: 'removed' };
    }
    const held = await events.get(eventId);
    if (held === 'absent' || held.isCancelled) return { kind: 'removed' };
    if (compareBooking(booking, held).kind === 'newer') return written(booking, held);
    if (isMoved(booking, held)) await beforeOverruling(held);
    etag = held.etag;
  }
  throw changing('remove');
}

/** What the booking may note of an event that was left as the owner has it: all of ours is in it, hers is not. */
function digested(booking: Booking, held: CalendarEvent): GoogleCopy {
  const { google, revision, startsAt, endsAt } = booking;
  const etag = held.etag ?? google?.etag ?? '';
  return { eventId: held.id, revision, etag, startsAt, endsAt };
}

/** She moved an event whose client cancelled meanwhile. */
function isMoved({ google, zone }: Booking, held: CalendarEvent): boolean {
  const now = spanOf(held, zone);
  return google !== undefined && now !== undefined && !isSame(now, google);
}

function written(booking: Booking, event: CalendarEvent): CalendarWrite & { kind: 'written' } {
  const { id: eventId, etag, times, written: ours } = event;
  if (etag === undefined || times?.kind !== 'timed') {
    // Answered 200 with something else: whether it was written is not known, and a further try will tell.
    throw new CoreSyncError('calendar.unavailable', 'calendar: the answer is not an event', {
      retryable: true,
    });
  }
  const revision = ours?.revision ?? booking.revision;
  const { startsAt, endsAt } = times;
  return { kind: 'written', copy: { eventId, revision, etag, startsAt, endsAt } };
}

function changing(operation: string): CoreSyncError {
  return new CoreSyncError(
    'calendar.unavailable',
    `calendar ${operation}: the event kept changing`,
    {
      retryable: true,
    },
  );
}
