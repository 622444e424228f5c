import type { Booking } from '#domain/booking/booking.ts';
import type { BookingStore, FoundBooking } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import { copyOf } from '#use-cases/owner-change.ts';

export interface ClearAwayDeps {
  readonly bookings: Pick<BookingStore, 'markLacking'>;
  readonly calendar: Pick<OwnerCalendar, 'get' | 'remove'>;
  readonly clock: Clock;
}

/** An event that could not be restored was replaced by another of the same booking. */
export function isFormer({ google, id }: Booking, eventId: string): boolean {
  return (google?.eventId ?? id) !== eventId;
}

/**
 * An event beside the one that is noted: it was replaced and she brought it back; or it takes the other's place, and a
 * write that is under way, or came to its end too early, has not noted it. One of them stays. False: look again.
 */
export async function clearAway(
  deps: ClearAwayDeps,
  { booking, isPending }: FoundBooking,
  eventId: string,
): Promise<boolean> {
  const { bookings, calendar, clock } = deps;
  const event = await calendar.get(eventId);
  if (event === 'absent' || event.isCancelled) return true;
  const isOld = (event.written?.revision ?? 0) < booking.revision;
  if (isPending && !isOld) {
    const noted = await calendar.get(booking.google?.eventId ?? booking.id);
    const isReplaced = noted === 'absent' || noted.isCancelled;
    const copy = isReplaced ? copyOf(event, booking) : booking.google;
    // Before it is removed: whoever is about to note it shall look again.
    if (!(await bookings.markLacking(booking, copy, clock.now()))) return false;
    if (isReplaced) return true;
  }
  return calendar.remove(event);
}
