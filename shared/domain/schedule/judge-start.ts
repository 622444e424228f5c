import type { Availability, FreeSlot } from '#domain/schedule/availability.ts';
import { type Closure, isOnGrid, planOf } from '#domain/schedule/opening.ts';
import { lastBookableDate, placeAt } from '#domain/schedule/slots.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { ClockMinutes, LocalDate, Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

export type Refusal =
  | { readonly kind: 'past' }
  | { readonly kind: 'too-soon' }
  | { readonly kind: 'too-far' }
  | { readonly kind: 'closed'; readonly closure: Closure }
  | { readonly kind: 'outside-hours' }
  | { readonly kind: 'in-break' }
  | { readonly kind: 'off-grid' }
  /** The clocks go forward over it: no clock shows it that day. */
  | { readonly kind: 'no-such-time' }
  | { readonly kind: 'taken' };

export type Judgement =
  | { readonly kind: 'free'; readonly slot: FreeSlot }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Whether a session can start then, or the one reason a client should hear why it cannot. */
export function judgeStart(
  studio: Studio,
  availability: Availability,
  now: Instant,
  wanted: {
    readonly date: LocalDate;
    readonly minute: ClockMinutes;
    readonly ownBookingId?: string;
  },
): Judgement {
  const refusal = refusalByRule(studio, now, wanted.date, wanted.minute);
  if (refusal) return { kind: 'refused', refusal };
  const slot = availability
    .freeOn(wanted.date, wanted.ownBookingId)
    .find((free) => free.minute === wanted.minute);
  return slot ? { kind: 'free', slot } : { kind: 'refused', refusal: { kind: 'taken' } };
}

/** Reasons that need no look at bookings. A closed day is told before a past hour, a past day before both. */
function refusalByRule(
  studio: Studio,
  now: Instant,
  date: LocalDate,
  minute: ClockMinutes,
): Refusal | undefined {
  const today = wallClockAt(studio.zone, now).date;
  if (date < today) return { kind: 'past' };
  if (date > lastBookableDate(studio, today)) return { kind: 'too-far' };
  const plan = planOf(studio, date);
  if (plan.kind === 'closed') return { kind: 'closed', closure: plan.closure };
  const placed = placeAt(studio, plan.hours, date, minute);
  if (!placed) return { kind: 'no-such-time' };
  const { slot, fit } = placed;
  if (fit !== 'fits') return { kind: fit };
  if (slot.startsAt <= now) return { kind: 'past' };
  if (slot.startsAt < now + studio.minNoticeMinutes * minuteMs) return { kind: 'too-soon' };
  return isOnGrid(studio, minute) ? undefined : { kind: 'off-grid' };
}
