import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Instant } from '#domain/time/instant.ts';

/** An instant as the studio's wall clock shows it: `2026-12-03T10:00`. */
export function clockTimeOf(zone: string, instant: Instant): string {
  const { date, minute } = wallClockAt(zone, instant);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date}T${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** The instant of a wall-clock text such as `2026-12-03T10:00`. @throws RangeError where it does not exist. */
export function instantOfClockTime(zone: string, text: string): Instant {
  const minute = Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16));
  const instant = instantAt(zone, text.slice(0, 10), minute);
  if (instant === undefined) throw new RangeError(`${text} does not exist in ${zone}`);
  return instant;
}
