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

export type Fit = 'fits' | 'outside-hours' | 'in-break' | 'off-grid';

/** Whether a session that starts at this minute lies wholly in the hours, outside breaks, and on the grid. */
export function fitOf(studio: Studio, hours: OpeningHours, minute: ClockMinutes): Fit {
  const end = minute + studio.sessionMinutes;
  if (minute < hours.opensAt || end > hours.closesAt) return 'outside-hours';
  const meetsBreak = hours.breaks.some((pause) => minute < pause.to && end > pause.from);
  if (meetsBreak) return 'in-break';
  return minute % studio.startIntervalMinutes === 0 ? 'fits' : 'off-grid';
}

/** All minutes of the day at which a session may start, in order. */
export function startMinutes(studio: Studio, hours: OpeningHours): ClockMinutes[] {
  const interval = studio.startIntervalMinutes;
  const minutes: ClockMinutes[] = [];
  const first = Math.ceil(hours.opensAt / interval) * interval;
  for (let minute = first; minute + studio.sessionMinutes <= hours.closesAt; minute += interval) {
    if (fitOf(studio, hours, minute) === 'fits') minutes.push(minute);
  }
  return minutes;
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
