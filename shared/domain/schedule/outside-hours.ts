import { type Closure, fitOf, planOf } from '#domain/schedule/opening.ts';
import { dayClockOf, wallClockAt, wallSpansOf } from '#domain/schedule/studio-time.ts';
import type { ClockMinutes, LocalDate, OpeningHours, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

export type OutsideReason =
  | { readonly kind: 'closed'; readonly closure: Closure }
  | { readonly kind: 'outside-hours' }
  | { readonly kind: 'in-break' };

/**
 * Why a session that was booked is not inside the studio's hours (any more); undefined where it is. Its length is its
 * own: a change of the studio's session length leaves what is booked as it is.
 */
export function outsideReason(
  studio: Studio,
  session: { readonly startsAt: Instant; readonly endsAt: Instant },
): OutsideReason | undefined {
  const { startsAt, endsAt } = session;
  const { date } = wallClockAt(studio.zone, startsAt);
  const plan = planOf(studio, date);
  if (plan.kind === 'closed') return { kind: 'closed', closure: plan.closure };
  const fit = fitOf(plan.hours, wallSpansOf(dayClockOf(studio.zone, date), startsAt, endsAt));
  return fit === 'fits' ? undefined : { kind: fit };
}

export type MissedHours =
  | { readonly kind: 'closed'; readonly closure: Closure }
  /** It would begin in time and end after closing. */
  | { readonly kind: 'past-closing'; readonly closesAt: ClockMinutes }
  | { readonly kind: 'outside'; readonly hours: OpeningHours };

/** How a session that would start then misses the hours of its day, for who says so to a client. */
export function missedHours(studio: Studio, date: LocalDate, minute: ClockMinutes): MissedHours {
  const plan = planOf(studio, date);
  if (plan.kind === 'closed') return { kind: 'closed', closure: plan.closure };
  const { opensAt, closesAt } = plan.hours;
  const isPastClosing =
    minute >= opensAt && minute < closesAt && minute + studio.sessionMinutes > closesAt;
  return isPastClosing
    ? { kind: 'past-closing', closesAt }
    : { kind: 'outside', hours: plan.hours };
}

/** The break that a session which would start then runs into, if it does. */
export function metBreak(
  studio: Studio,
  date: LocalDate,
  minute: ClockMinutes,
): OpeningHours['breaks'][number] | undefined {
  const plan = planOf(studio, date);
  const breaks = plan.kind === 'open' ? plan.hours.breaks : [];
  return breaks.find(({ from, to }) => minute < to && minute + studio.sessionMinutes > from);
}
