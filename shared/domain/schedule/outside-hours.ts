import { type Closure, fitOf, planOf } from '#domain/schedule/opening.ts';
import { dayClockOf, wallClockAt, wallSpansOf } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
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
