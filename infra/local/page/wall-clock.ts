import { DateTime } from 'luxon';
import type { Instant } from '#domain/time/instant.ts';

/** The clock on the studio's wall, `2026-12-03T10:00`. */
export function wallTime(zone: string, instant: Instant): string {
  return DateTime.fromMillis(instant, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

/** The same of what Google says: a date stays a date. */
export function wallTimeOf(
  zone: string,
  time: { readonly date?: string; readonly dateTime?: string },
): string {
  if (time.dateTime === undefined) return time.date ?? '';
  return wallTime(zone, Date.parse(time.dateTime));
}
