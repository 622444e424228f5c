import type { Booking } from '#domain/booking/booking.ts';
import type { TurnContext } from '#domain/conversation/decision.ts';
import type { TimeSpec } from '#domain/date-language/atom.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Pick, Wish } from '#domain/intent/reading.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { weekdayOf } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';

/** The client's bookings that fit a description such as "the Friday one" or "jam 4 sore". */
export function bookingsThatFit(context: TurnContext, wish: Wish): Booking[] {
  return fitting(context.bookings, wish, context.today);
}

/** As `bookingsThatFit`; with none on the weekday that comes, those on that weekday later: "cancel Thursday". */
export function bookingsDescribed(context: TurnContext, wish: Wish): Booking[] {
  const exact = bookingsThatFit(context, wish);
  const [day, other] = wish.days;
  if (exact.length > 0 || day?.form !== 'weekday' || day.which !== 'coming' || other) return exact;
  const timed = fitting(context.bookings, { ...wish, days: [] }, context.today);
  return timed.filter((one) => weekdayOf(wallClockAt(one.zone, one.startsAt).date) === day.weekday);
}

/**
 * "The second one", "yang terakhir": a place among the client's bookings, by start. Undefined: none was named.
 * Of one booking only the first and the last are it; right after booking, "the last" may mean the latest made.
 */
export function bookingsAtPlace(
  context: TurnContext,
  picks: readonly Pick[],
): readonly Booking[] | undefined {
  const places = picks.filter((pick) => pick.ordinal);
  if (places.length === 0) return undefined;
  const { bookings, state } = context;
  if (places.some((pick) => pick.ofTwo) && bookings.length !== 2) return bookings;
  const named = places.map(({ value }) => (value === -1 ? bookings.at(-1) : bookings[value - 1]));
  const made = state.lastAction?.kind === 'booked' ? state.lastAction.bookingIds : [];
  const latest = bookings.filter((one) => made.includes(one.id));
  const isLast = places.every(({ value }) => value === -1);
  return unique([...(isLast ? latest : []), ...named.filter((one) => one !== undefined)]);
}

function unique(bookings: readonly Booking[]): Booking[] {
  return bookings.filter((one, index) => bookings.indexOf(one) === index);
}

/** Of these bookings, the ones that fit the description, seen from a date. */
export function fitting(bookings: readonly Booking[], wish: Wish, today: LocalDate): Booking[] {
  const reading = resolveDay(wish.days, { today });
  return bookings.filter((booking) => {
    const start = wallClockAt(booking.zone, booking.startsAt);
    const isOnDay =
      reading.kind === 'none' ||
      (reading.kind === 'date' && reading.date === start.date) ||
      (reading.kind === 'span' && reading.dates.includes(start.date)) ||
      (reading.kind === 'ambiguous' && reading.choices.includes(start.date));
    return isOnDay && timesFit(wish.times, start.minute);
  });
}

/** Whether a start is one that the words for a time may mean: "jam 4" fits 04:00 and 16:00. */
export function timesFit(specs: readonly TimeSpec[], minute: ClockMinutes): boolean {
  if (specs.length === 0) return true;
  // With the hours narrowed to this very start, only a reading that fits it survives.
  const reading = resolveTime(specs, { first: minute, last: minute });
  switch (reading.kind) {
    case 'minute':
      return reading.minute === minute;
    case 'ambiguous':
      return reading.choices.includes(minute);
    case 'window':
      return minute >= reading.from && minute <= reading.to;
    case 'none':
      return true;
    case 'in':
      return false;
  }
}
