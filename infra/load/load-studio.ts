import { DateTime } from 'luxon';
import { dayMs, type Instant } from '#domain/time/instant.ts';

const zone = 'Asia/Jakarta';

/** A studio that is never crowded: a session is one cell, and every client has half an hour of their own. */
export const loadStudioFile = {
  studio_name: 'Load',
  timezone: zone,
  session_duration_minutes: 15,
  start_interval_minutes: 15,
  weekly_schedule: Object.fromEntries(
    ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((day) => [
      day,
      { start: '06:00', end: '18:00' },
    ]),
  ),
  holidays: [],
  reader: 'grammar',
} as const;

const halfHoursADay = 24;
const daysAhead = 85;

/** So many clients have a half hour each. */
export const loadClientsMax = halfHoursADay * daysAhead;

/** The half hour of a client, counted from 0, as a client would write it: the day, its first and its second quarter. */
export function placeOf(
  index: number,
  now: Instant,
): { readonly day: string; readonly first: string; readonly second: string } {
  const day = DateTime.fromMillis(now + dayMs * (1 + Math.floor(index / halfHoursADay)), { zone });
  const minute = 6 * 60 + 30 * (index % halfHoursADay);
  const clock = (at: number) =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}.${String(at % 60).padStart(2, '0')}`;
  return {
    day: day.setLocale('id').toFormat('d LLLL yyyy'),
    first: clock(minute),
    second: clock(minute + 15),
  };
}
