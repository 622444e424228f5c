import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent, Span } from '#domain/calendar/calendar-event.ts';
import { spanOf } from '#domain/calendar/owner-time.ts';

/** What there is under an event's id: nothing (or nothing that may be seen), or the event. */
export type SeenEvent = CalendarEvent | 'absent';

/** What follows from a booking, from what its event was last known to say, and from what it says now. */
export type Verdict =
  /** Both say the same, or neither is there. */
  | { readonly kind: 'agreed' }
  /** The event says more than the booking that was read: somebody wrote a newer revision. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'ours-to-write' }
  | { readonly kind: 'ours-to-remove' }
  | { readonly kind: 'owner-moved'; readonly to: Span }
  | { readonly kind: 'owner-cancelled' }
  /** She and the client changed it each in their own way: the table wins and she is told. */
  | { readonly kind: 'both-changed' };

/**
 * Compares three ways. Without anything of hers the table is written; without anything of ours hers is taken over.
 * Absence is no deletion: what cannot be found is written again.
 */
export function compareBooking(booking: Booking, event: SeenEvent): Verdict {
  const isThere = event !== 'absent' && !event.isCancelled;
  if (booking.status === 'cancelled') {
    if (!isThere) return { kind: 'agreed' };
    const isNewer = (event.written?.revision ?? 0) > booking.revision;
    return { kind: isNewer ? 'newer' : 'ours-to-remove' };
  }
  if (event === 'absent') return { kind: 'ours-to-write' };
  return event.isCancelled ? compareDeleted(booking) : compareLive(booking, event);
}

/** Hers where Google held all that the booking says: nothing of ours was on its way that could have deleted it. */
function compareDeleted({ google, revision, startsAt, endsAt }: Booking): Verdict {
  if (google === undefined) return { kind: 'ours-to-write' };
  if (google.revision === revision) return { kind: 'owner-cancelled' };
  return { kind: isSame(google, { startsAt, endsAt }) ? 'ours-to-write' : 'both-changed' };
}

function compareLive(booking: Booking, event: CalendarEvent): Verdict {
  if ((event.written?.revision ?? 0) > booking.revision) return { kind: 'newer' };
  const now = spanOf(event, booking.zone);
  if (now === undefined) return { kind: 'ours-to-write' };
  if (isSame(now, booking)) return { kind: 'agreed' };
  const known = lastKnown(booking.google, event);
  if (known === undefined || isSame(now, known)) return { kind: 'ours-to-write' };
  return isSame(booking, known) ? { kind: 'owner-moved', to: now } : { kind: 'both-changed' };
}

/**
 * What the event was last known to say: what the booking has noted of it or, where a write reached Google and the
 * note of it was lost, what that write left in the event itself.
 */
function lastKnown(google: GoogleCopy | undefined, { written }: CalendarEvent): Span | undefined {
  return (written?.revision ?? 0) > (google?.revision ?? 0) ? (written?.span ?? google) : google;
}

export function isSame(one: Span, other: Span): boolean {
  return one.startsAt === other.startsAt && one.endsAt === other.endsAt;
}
