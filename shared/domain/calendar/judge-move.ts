import type { Booking } from '#domain/booking/booking.ts';
import type { Span } from '#domain/calendar/calendar-event.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** Longer than any session, and few enough cells for one transaction. */
export const ownerSessionMinutesMax = 8 * 60;

/** The shortest day that there is, when clocks go forward. */
const wholeDayMinutes = 23 * 60;

/** Why a move of the owner's cannot be: the event goes back to where it was. */
export type Impossible = 'begun' | 'past' | 'overlapping' | 'whole-day' | 'too-long';

/**
 * Whether the owner may move a session so. Opening hours and the grid do not bind her; that another session has
 * the time (`overlapping`) only the conditional write can tell.
 */
export function judgeMove(booking: Booking, to: Span, now: Instant): Impossible | undefined {
  if (booking.startsAt <= now) return 'begun';
  if (to.startsAt <= now) return 'past';
  const minutes = (to.endsAt - to.startsAt) / minuteMs;
  if (minutes >= wholeDayMinutes) return 'whole-day';
  return minutes > ownerSessionMinutesMax ? 'too-long' : undefined;
}
