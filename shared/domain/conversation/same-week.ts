import { freshAction } from '#domain/conversation/after-action.ts';
import type { TurnContext } from '#domain/conversation/decision.ts';
import type { DayReading } from '#domain/date-language/resolve-day.ts';
import type { Reading, Wish } from '#domain/intent/reading.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { addDays, mondayOf } from '#domain/studio/local-date.ts';

/**
 * "And Friday too", behind a booking of a later week: this Friday, or that week's? Both are left open, to be asked
 * about. A day that is said in any other way stays as it was read.
 */
export function orThatWeek(
  context: TurnContext,
  reading: Reading,
  wish: Wish | undefined,
  day: DayReading,
): DayReading {
  const [spec, another] = wish?.days ?? [];
  const isBare = spec?.form === 'weekday' && spec.which === 'coming' && !another;
  const last = freshAction(context);
  if (!reading.more || !isBare || day.kind !== 'date' || last?.kind !== 'booked') return day;
  const booked = context.bookings.filter((one) => last.bookingIds.includes(one.id)).at(-1);
  if (!booked) return day;
  const weekOfBooked = mondayOf(wallClockAt(booked.zone, booked.startsAt).date);
  if (mondayOf(day.date) >= weekOfBooked) return day;
  const inThatWeek = addDays(weekOfBooked, spec.weekday - 1);
  return { kind: 'ambiguous', why: 'which-week', choices: [day.date, inThatWeek] };
}
