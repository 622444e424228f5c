import { decideWish } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';

/** Offers one exact time to be confirmed; where it cannot be had, the reason and what is nearest. Books nothing. */
export function offerTime(context: TurnContext, date: LocalDate, minute: ClockMinutes): Decision {
  const clock = { hour: Math.floor(minute / 60), minute: minute % 60, exact: true } as const;
  const draft: Draft = { goal: 'book', date, times: [{ form: 'clock', clock }] };
  return decideWish(context, { draft, asks: true }, { kind: 'date', date });
}
