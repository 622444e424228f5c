import { planOf, startMinutes } from '#domain/schedule/opening.ts';
import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { ClockMinutes, LocalDate, Studio } from '#domain/studio/studio.ts';
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
 * The slots of a studio date by the owner's file alone. Where clocks go forward, the hour that does not exist
 * has none; a session that would run over a change of clocks past closing time has none either.
 */
export function slotsOn(studio: Studio, date: LocalDate): Slot[] {
  const plan = planOf(studio, date);
  if (plan.kind === 'closed') return [];
  const closesAt = instantAt(studio.zone, date, plan.hours.closesAt) ?? Number.POSITIVE_INFINITY;
  return startMinutes(studio, plan.hours).flatMap((minute) => {
    const slot = slotAt(studio, date, minute);
    return slot && slot.endsAt <= closesAt && isOutsideBreaks(studio, slot) ? [slot] : [];
  });
}

/** The slot that starts at this wall-clock time, hours not considered; undefined where no such time exists. */
export function slotAt(studio: Studio, date: LocalDate, minute: ClockMinutes): Slot | undefined {
  const startsAt = instantAt(studio.zone, date, minute);
  if (startsAt === undefined) return undefined;
  return { date, minute, startsAt, endsAt: startsAt + studio.sessionMinutes * minuteMs };
}

/** On a day when the clocks change, minutes of the wall clock do not tell how long a session really runs. */
function isOutsideBreaks(studio: Studio, slot: Slot): boolean {
  const plan = planOf(studio, slot.date);
  if (plan.kind === 'closed') return false;
  const end = wallClockAt(studio.zone, slot.endsAt);
  const endMinute = end.date === slot.date ? end.minute : end.minute + 24 * 60;
  return plan.hours.breaks.every((pause) => slot.minute >= pause.to || endMinute <= pause.from);
}

/** The last date on which a session may be booked: today and `maxAdvanceDays` more. */
export function lastBookableDate(studio: Studio, today: LocalDate): LocalDate {
  return addDays(today, studio.maxAdvanceDays);
}
