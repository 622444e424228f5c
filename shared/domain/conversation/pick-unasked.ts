import { solePick } from '#domain/conversation/answer-day-or-time.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { decideWishes } from '#domain/conversation/handle-wishes.ts';
import type { Reading } from '#domain/intent/reading.ts';
import { startHours } from '#domain/schedule/opening.ts';

/** A number or a place in a list, where nothing was asked that it could answer. */
export function pickUnasked(context: TurnContext, reading: Reading): Decision | undefined {
  return bareDate(context, reading) ?? soonest(context, reading);
}

/** "Kalo 23?", with nothing asked: no hour of the studio's, so a date, and what is free then is told. */
function bareDate(context: TurnContext, reading: Reading): Decision | undefined {
  const pick = solePick(reading);
  if (!pick || pick.ordinal || pick.value < 1 || pick.value > 31) return undefined;
  const { first, last } = startHours(context.studio, undefined);
  const hours = [pick.value, pick.value + 12].map((hour) => hour * 60);
  if (hours.some((minute) => minute >= first && minute <= last)) return undefined;
  const wish = { days: [{ form: 'date', day: pick.value } as const], times: [] };
  return decideWishes(context, {
    ...reading,
    intent: 'ask',
    asks: true,
    picks: [],
    wishes: [wish],
  });
}

/** "Kapan slot terdekat?", with no list to pick from: what is free soonest is told. */
function soonest(context: TurnContext, reading: Reading): Decision | undefined {
  const isAsked = reading.asks && !context.state.question;
  if (!isAsked || !reading.picks.some((pick) => pick.ordinal && pick.value === 1)) return undefined;
  const wish = { days: [{ form: 'any' } as const], times: [] };
  return decideWishes(context, { ...reading, intent: 'ask', picks: [], wishes: [wish] });
}
