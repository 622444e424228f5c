import type { Booking } from '#domain/booking/booking.ts';
import { type OutsideReason, outsideReason } from '#domain/schedule/outside-hours.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { dayMs, type Instant } from '#domain/time/instant.ts';
import type { BookingStore } from '#ports/booking-store.ts';

export interface BookingOutside {
  readonly booking: Booking;
  readonly reason: OutsideReason;
  readonly clientName?: string;
}

/** Beyond the studio's own horizon: hours may have been wider when a booking was made. */
const marginDays = 90;
/** So many are asked for at once: each day is a query of its own. */
const daysAtOnce = 14;

/**
 * The confirmed bookings from `now` on that the studio's hours leave outside, by start. They stay booked: what becomes
 * of them is the owner's to say.
 */
export async function listOutsideHours(
  bookings: Pick<BookingStore, 'find' | 'listBetween'>,
  studio: Studio,
  now: Instant,
): Promise<readonly BookingOutside[]> {
  const until = now + (studio.maxAdvanceDays + marginDays) * dayMs;
  const outside: BookingOutside[] = [];
  for (let from = now; from < until; from += daysAtOnce * dayMs) {
    const to = Math.min(from + daysAtOnce * dayMs, until);
    for (const booking of await bookings.listBetween(from, to)) {
      const reason = outsideReason(studio, booking);
      if (reason === undefined) continue;
      const clientName = (await bookings.find(booking.clientId, booking.id))?.clientName;
      outside.push({ booking, reason, ...(clientName === undefined ? {} : { clientName }) });
    }
  }
  return outside;
}
