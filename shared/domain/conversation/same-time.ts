import { withMinute } from '#domain/conversation/answer-day-or-time.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { DayReading } from '#domain/date-language/resolve-day.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { weekdayOf } from '#domain/studio/local-date.ts';

/**
 * "Same time next week": at the hour of the session that was just arranged, else of the next one; in a span of days, on
 * its weekday. The client stated neither, so it is offered and not booked. Undefined: there is nothing to go by.
 */
export function sameTime(
  context: TurnContext,
  draft: Draft,
  day: DayReading,
): Decision | undefined {
  const { bookings, state } = context;
  const last = bookings.find((one) => state.lastAction?.bookingIds.includes(one.id));
  const model = last ?? bookings[0];
  if (!model || (draft.times?.length ?? 0) > 0) return undefined;
  const usual = wallClockAt(model.zone, model.startsAt);
  const date =
    day.kind === 'date'
      ? day.date
      : day.kind === 'span'
        ? day.dates.find((one) => weekdayOf(one) === weekdayOf(usual.date))
        : undefined;
  if (date === undefined) return undefined;
  const { scope: _, ...rest } = draft;
  return withMinute(context, { ...rest, date }, usual.minute, true);
}
