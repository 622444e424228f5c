import { decideWish } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { offer } from '#domain/conversation/offer-slots.ts';
import type { SlotTime } from '#domain/conversation/reply.ts';
import { exactTime } from '#domain/conversation/same-time.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { Shift } from '#domain/intent/reading.ts';
import { addDays } from '#domain/studio/local-date.ts';

/** "Mundurin sejam": by so much, at once. */
export function shiftBy(
  context: TurnContext,
  draft: Draft,
  start: SlotTime,
  shift: Shift,
  asks: boolean,
): Decision {
  const { date, minute } = shifted(start, shift);
  const moved: Draft = { ...draft, date, times: [exactTime(minute)] };
  return decideWish(context, { draft: moved, asks }, { kind: 'date', date });
}

function shifted(start: SlotTime, shift: Shift): SlotTime {
  const total = start.minute + shift.minutes;
  const date = addDays(start.date, shift.days + Math.floor(total / 1440));
  return { date, minute: ((total % 1440) + 1440) % 1440 };
}

/** "Geser sejam" says how far and not which way: what is free of both is offered. */
export function askWhichWay(
  context: TurnContext,
  draft: Draft,
  start: SlotTime,
  amount: Shift,
): Decision | undefined {
  const slots = [-1, 1].flatMap((sign) => {
    const at = shifted(start, { minutes: sign * amount.minutes, days: sign * amount.days });
    const free = context.availability.freeOn(at.date, draft.bookingId);
    return free.filter((slot) => slot.minute === at.minute);
  });
  if (slots.length === 0) return undefined;
  return offer(context, draft, { kind: 'move-to', from: start }, slots, 'asked-which-way');
}
