import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { compareBooking } from '#domain/calendar/compare-booking.ts';
import { bookingIdOf } from '#domain/calendar/event-id.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { BookingStore } from '#ports/booking-store.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { CalendarChanges } from '#use-cases/read-changes.ts';
import { type Candidate, isNothingNew } from '#use-cases/take-over-event.ts';

export interface SurveyDeps {
  readonly bookings: Pick<BookingStore, 'whose' | 'find' | 'listBetween'>;
  readonly calendar: Pick<OwnerCalendar, 'get'>;
}

export interface Survey {
  /** Events of bookings that something has to be done about. */
  readonly candidates: readonly Candidate[];
  /** The bookings to come that the owner deleted. */
  readonly deleted: readonly string[];
  /** The ids of all events listed that are bookings'. */
  readonly ours: ReadonlySet<string>;
}

/**
 * Looks at all events of bookings before anything is done. After a full listing, bookings to come whose events were
 * not in it are looked for one by one: absence is no deletion.
 */
export async function surveyBookings(
  deps: SurveyDeps,
  changes: CalendarChanges,
  span: { readonly now: Instant; readonly until: Instant },
): Promise<Survey> {
  const { now } = span;
  const ours = new Set<string>();
  const candidates: Candidate[] = [];
  const deleted: string[] = [];

  async function look(candidate: Candidate): Promise<void> {
    const { clientId, bookingId, eventId, listed } = candidate;
    const found = await deps.bookings.find(clientId, bookingId);
    if (found === undefined || isNothingNew(found, candidate)) return;
    candidates.push(candidate);
    const { booking } = found;
    if (booking.startsAt <= now || (booking.google?.eventId ?? bookingId) !== eventId) return;
    if (compareBooking(booking, listed).kind === 'owner-cancelled') deleted.push(bookingId);
  }

  for (const event of changes.events.values()) {
    const bookingId = bookingIdOf(event.id);
    if (bookingId === undefined || event.seriesId !== undefined) continue;
    if (changes.isFull && isOldEcho(event, now)) {
      ours.add(event.id);
      continue;
    }
    const clientId = await deps.bookings.whose(bookingId);
    if (clientId === undefined) continue;
    ours.add(event.id);
    await look({ bookingId, clientId, eventId: event.id, listed: event });
  }
  if (changes.isFull) {
    for (const booking of await deps.bookings.listBetween(now, span.until)) {
      const eventId = booking.google?.eventId;
      if (eventId === undefined || changes.events.has(eventId)) continue;
      const { id: bookingId, clientId } = booking;
      await look({ bookingId, clientId, eventId, listed: await deps.calendar.get(eventId) });
    }
  }
  return { candidates, deleted, ours };
}

/** Over, and as we wrote it: the events of all sessions that ever were need not be looked at one by one. */
function isOldEcho(event: CalendarEvent, now: Instant): boolean {
  const { times, written, isCancelled } = event;
  if (isCancelled || times?.kind !== 'timed' || written?.span === undefined) return false;
  const { startsAt, endsAt } = written.span;
  return endsAt <= now && times.startsAt === startsAt && times.endsAt === endsAt;
}
