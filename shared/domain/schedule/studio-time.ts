import { IANAZone } from 'luxon';
import { dateFromDayNumber, dayNumber } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';

/** A wall-clock reading in a zone. */
export interface WallClock {
  readonly date: LocalDate;
  /** Minutes since local midnight by the clock on the wall. */
  readonly minute: ClockMinutes;
}

/** What the clock on the wall of a zone shows at an instant, seconds dropped. */
export function wallClockAt(zone: string, instant: Instant): WallClock {
  const shown = instant + offsetMinutes(zone, instant) * minuteMs;
  const day = Math.floor(shown / dayMs);
  return {
    date: dateFromDayNumber(day),
    minute: Math.floor((shown - day * dayMs) / minuteMs),
  };
}

/**
 * The instant at which the clock on the wall shows a time; undefined where it never does (the hour that is
 * skipped when clocks go forward). Where it does twice, the first. Minute 1440 is the next midnight.
 */
export function instantAt(
  zone: string,
  date: LocalDate,
  minute: ClockMinutes,
): Instant | undefined {
  const asUtc = dayNumber(date) * dayMs + minute * minuteMs;
  const early = offsetMinutes(zone, asUtc - dayMs);
  const late = offsetMinutes(zone, asUtc + dayMs);
  const candidates = [Math.max(early, late), Math.min(early, late)].map(
    (offset) => asUtc - offset * minuteMs,
  );
  return candidates.find((instant) => instant + offsetMinutes(zone, instant) * minuteMs === asUtc);
}

function offsetMinutes(zone: string, instant: Instant): number {
  return IANAZone.create(zone).offset(instant);
}
