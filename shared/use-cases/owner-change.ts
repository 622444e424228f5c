import type { Booking, BookingChange, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent, Span } from '#domain/calendar/calendar-event.ts';
import type { SeenEvent, Verdict } from '#domain/calendar/compare-booking.ts';
import { spanOf } from '#domain/calendar/owner-time.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { FoundBooking } from '#ports/booking-store.ts';

/** A booking and its event, as both were read, and what follows from them. */
export interface Facts {
  readonly found: FoundBooking;
  readonly event: SeenEvent;
  readonly verdict: Verdict;
  readonly eventId: string;
}

/** A move of hers as it is committed; undefined: the event is not what it was. */
export function moveOf(
  facts: Omit<Facts, 'verdict'>,
  to: Span & { readonly resource: string },
  now: Instant,
): BookingChange | undefined {
  const { booking } = facts.found;
  const seen = copyOf(facts.event, booking);
  if (seen === undefined) return undefined;
  const revision = booking.revision + 1;
  const { startsAt, endsAt, resource } = to;
  const after: Booking = { ...booking, startsAt, endsAt, resource, revision };
  return { ...changeOf(facts, after, now), seen: { ...seen, revision } };
}

export function changeOf(
  { found, event, eventId }: Omit<Facts, 'verdict'>,
  after: Booking,
  at: Instant,
): BookingChange {
  const etag = event === 'absent' ? '' : (event.etag ?? '');
  const cause = `calendar:${eventId}:${etag}`;
  return { before: found.booking, after, by: 'owner', cause, at };
}

/** A live event as the booking may note it: at the revision that is written in it. */
export function copyOf(event: SeenEvent, booking: Booking): GoogleCopy | undefined {
  if (event === 'absent' || event.isCancelled) return booking.google;
  return liveCopyOf(event, booking) ?? booking.google;
}

function liveCopyOf(event: CalendarEvent, { zone }: Booking): GoogleCopy | undefined {
  const span = spanOf(event, zone);
  if (span === undefined || event.etag === undefined) return undefined;
  const revision = event.written?.revision ?? 0;
  return { eventId: event.id, revision, etag: event.etag, ...span };
}
