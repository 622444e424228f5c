import { dateFromDayNumber, dayNumber } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';
import { offsetMinutes } from '#domain/time/zone-offset.ts';

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
  return instantOn(dayClockOf(zone, date), minute);
}

/**
 * How the clock on the wall runs around a date, read from the zone once: offsets are slow to ask for. Zones
 * change their clocks at most once in two days.
 */
export interface DayClock {
  /** Midnight of the date as if it were in UTC. */
  readonly midnightAsUtc: Instant;
  readonly offsetBeforeMinutes: number;
  readonly offsetAfterMinutes: number;
  /** From here on the second offset holds; infinity where nothing changes. */
  readonly changesAt: Instant;
}

/** No zone is further from UTC than this, to either side. */
const offsetMaxMs = 14 * 60 * minuteMs;

export function dayClockOf(zone: string, date: LocalDate): DayClock {
  const midnightAsUtc = dayNumber(date) * dayMs;
  const from = midnightAsUtc - offsetMaxMs;
  const to = midnightAsUtc + dayMs + offsetMaxMs;
  const offsetBeforeMinutes = offsetMinutes(zone, from);
  const offsetAfterMinutes = offsetMinutes(zone, to);
  const changesAt =
    offsetBeforeMinutes === offsetAfterMinutes
      ? Number.POSITIVE_INFINITY
      : changeBetween(zone, from, to, offsetBeforeMinutes);
  return { midnightAsUtc, offsetBeforeMinutes, offsetAfterMinutes, changesAt };
}

/** As `instantAt`, on a date whose clock is known. */
export function instantOn(clock: DayClock, minute: ClockMinutes): Instant | undefined {
  const asUtc = clock.midnightAsUtc + minute * minuteMs;
  const first = asUtc - clock.offsetBeforeMinutes * minuteMs;
  if (first < clock.changesAt) return first;
  const second = asUtc - clock.offsetAfterMinutes * minuteMs;
  return second >= clock.changesAt ? second : undefined;
}

/** The first instant of a date: midnight, or where clocks go forward over it, that moment. */
export function startOfDate(zone: string, date: LocalDate): Instant {
  const clock = dayClockOf(zone, date);
  return instantOn(clock, 0) ?? clock.changesAt;
}

/** A stretch of wall-clock time, in minutes since midnight of the date; below 0 and over 1440 in its neighbours. */
export interface WallSpan {
  readonly from: ClockMinutes;
  /** Exclusive. */
  readonly to: ClockMinutes;
}

/** What the clock on the wall shows during `[startsAt, endsAt)`: one stretch, or two around a change of clocks. */
export function wallSpansOf(clock: DayClock, startsAt: Instant, endsAt: Instant): WallSpan[] {
  const { midnightAsUtc, offsetBeforeMinutes, offsetAfterMinutes, changesAt } = clock;
  const spans: WallSpan[] = [];
  const add = (from: Instant, to: Instant, offset: number): void => {
    const minuteAt = (instant: Instant) => (instant - midnightAsUtc) / minuteMs + offset;
    if (from < to) spans.push({ from: minuteAt(from), to: minuteAt(to) });
  };
  add(startsAt, Math.min(endsAt, changesAt), offsetBeforeMinutes);
  add(Math.max(startsAt, changesAt), endsAt, offsetAfterMinutes);
  return spans;
}

/** The first minute after `from` with another offset than `from` has: zones change clocks on whole minutes. */
function changeBetween(zone: string, from: Instant, to: Instant, offsetBefore: number): Instant {
  let before = from;
  let after = to;
  while (after - before > minuteMs) {
    const middle = before + Math.floor((after - before) / (2 * minuteMs)) * minuteMs;
    if (offsetMinutes(zone, middle) === offsetBefore) before = middle;
    else after = middle;
  }
  return after;
}
