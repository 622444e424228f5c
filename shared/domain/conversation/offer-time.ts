import { decideWish } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { exactTime } from '#domain/conversation/same-time.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';

/** Offers one exact time to be confirmed; where it cannot be had, the reason and what is nearest. Books nothing. */
export function offerTime(context: TurnContext, date: LocalDate, minute: ClockMinutes): Decision {
  const draft: Draft = { goal: 'book', date, times: [exactTime(minute)] };
  return decideWish(context, { draft, asks: true }, { kind: 'date', date });
}
