import type { WallSpan } from '#domain/schedule/studio-time.ts';
import { weekdayOf } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate, OpeningHours, Studio } from '#domain/studio/studio.ts';

export type Closure =
  | { readonly kind: 'holiday'; readonly name?: string }
  /** The studio is never open on this weekday. */
  | { readonly kind: 'weekday' };

export type DayPlan =
  | { readonly kind: 'open'; readonly hours: OpeningHours }
  | { readonly kind: 'closed'; readonly closure: Closure };

/** What the owner's file says of a date: its hours, or why it is closed. */
export function planOf(studio: Studio, date: LocalDate): DayPlan {
  const holiday = studio.holidays.find((range) => range.start <= date && date <= range.end);
  if (holiday) {
    const name = holiday.name;
    return {
      kind: 'closed',
      closure: name === undefined ? { kind: 'holiday' } : { kind: 'holiday', name },
    };
  }
  const hours = studio.weekly[weekdayOf(date)];
  return hours ? { kind: 'open', hours } : { kind: 'closed', closure: { kind: 'weekday' } };
}

export type Fit = 'fits' | 'outside-hours' | 'in-break';

/** Whether a session that the clock on the wall sees in these stretches lies in the hours and outside breaks. */
export function fitOf(hours: OpeningHours, spans: readonly WallSpan[]): Fit {
  const isInHours = spans.every((span) => hours.opensAt <= span.from && span.to <= hours.closesAt);
  if (!isInHours) return 'outside-hours';
  const meetsBreak = hours.breaks.some((pause) =>
    spans.some((span) => span.from < pause.to && pause.from < span.to),
  );
  return meetsBreak ? 'in-break' : 'fits';
}

/** Whether sessions may start at this minute of the day at all; the grid counts from local midnight. */
export function isOnGrid(studio: Studio, minute: ClockMinutes): boolean {
  return minute % studio.startIntervalMinutes === 0;
}

/** The earliest and latest start of a date; of a closed date, of the whole week. */
export function startHours(
  studio: Studio,
  date: LocalDate | undefined,
): { first: ClockMinutes; last: ClockMinutes } {
  const plan = date === undefined ? undefined : planOf(studio, date);
  const days = plan?.kind === 'open' ? [plan.hours] : Object.values(studio.weekly);
  return {
    first: Math.min(...days.map((day) => day.opensAt), 24 * 60),
    last: Math.max(...days.map((day) => day.closesAt - studio.sessionMinutes), 0),
  };
}
