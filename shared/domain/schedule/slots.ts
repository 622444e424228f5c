import { type Fit, fitOf, planOf } from '#domain/schedule/opening.ts';
import { type DayClock, dayClockOf, instantOn, wallSpansOf } from '#domain/schedule/studio-time.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate, OpeningHours, Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** A time at which a session may start, whether or not it is free. */
export interface Slot {
  readonly date: LocalDate;
  readonly minute: ClockMinutes;
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
}

/**
 * The slots of a studio date by the owner's file alone, in order. Where clocks go forward, the hour that does not
 * exist has none; where they go back, the hour that comes twice has them the first time. A session lasts as long
 * as ever across a change, and has to find the wall clock in opening hours and outside breaks all the while.
 */
export function slotsOn(studio: Studio, date: LocalDate): Slot[] {
  const plan = planOf(studio, date);
  if (plan.kind === 'closed') return [];
  const { hours } = plan;
  const clock = dayClockOf(studio.zone, date);
  const interval = studio.startIntervalMinutes;
  const slots: Slot[] = [];
  const first = Math.ceil(hours.opensAt / interval) * interval;
  for (let minute = first; minute < hours.closesAt; minute += interval) {
    const placed = placeOn(studio, hours, clock, date, minute);
    if (placed?.fit === 'fits') slots.push(placed.slot);
  }
  return slots;
}

export interface Placed {
  readonly slot: Slot;
  readonly fit: Fit;
}

/** A session at a wall-clock time on or off the grid, and how it fits; undefined where no such time exists. */
export function placeAt(
  studio: Studio,
  hours: OpeningHours,
  date: LocalDate,
  minute: ClockMinutes,
): Placed | undefined {
  return placeOn(studio, hours, dayClockOf(studio.zone, date), date, minute);
}

function placeOn(
  studio: Studio,
  hours: OpeningHours,
  clock: DayClock,
  date: LocalDate,
  minute: ClockMinutes,
): Placed | undefined {
  const startsAt = instantOn(clock, minute);
  if (startsAt === undefined) return undefined;
  const endsAt = startsAt + studio.sessionMinutes * minuteMs;
  const fit = fitOf(hours, wallSpansOf(clock, startsAt, endsAt));
  return { slot: { date, minute, startsAt, endsAt }, fit };
}

/** The last date on which a session may be booked: today and `maxAdvanceDays` more. */
export function lastBookableDate(studio: Studio, today: LocalDate): LocalDate {
  return addDays(today, studio.maxAdvanceDays);
}
