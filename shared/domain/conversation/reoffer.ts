import { decideWish } from '#domain/conversation/decide-wish.ts';
import {
  concluded,
  continued,
  type Decision,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import { offerTime } from '#domain/conversation/offer-time.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import { undoMinutes } from '#domain/conversation/take-back.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** A choice of an earlier message books nothing: its time is offered anew, with a word on why. */
export function reofferTapped(context: TurnContext, choiceId: string): Decision {
  const stale: Reply = { kind: 'stale-choice' };
  const option = context.state.offered?.find((one) => one.id === choiceId);
  const shown = openSlots(context);
  if (!option && shown.length > 0) return continued(context, 'stale-choice', [stale, ...shown]);
  // Asked for a day and time anew: what they say next answers nothing that was asked before, a cancellation least of all.
  if (!option) return concluded(context, 'stale-choice', { replies: [stale] });
  const { date, minute } = option;
  const decision = offerTime(context, date, minute);
  return { ...decision, name: 'stale-reoffered', replies: [stale, ...decision.replies] };
}

/** What is on offer now, shown again. */
function openSlots({ state }: TurnContext): Reply[] {
  const { question } = state;
  if (question?.kind !== 'slot') return [];
  return [{ kind: 'offer', reason: { kind: 'again' }, choices: question.options }];
}

/** "Ya" to a question that has lapsed books nothing; what was spoken of is looked up and offered again. */
export function reofferLapsed(context: TurnContext): Decision | undefined {
  const { lapsed, question } = context.state;
  if (question || !lapsed?.date) return undefined;
  return decideWish(context, { draft: lapsed, asks: true }, { kind: 'date', date: lapsed.date });
}

/** "Ok", "sip" behind a confirmation only close. */
export function isJustDone(context: TurnContext): boolean {
  const { lastAction } = context.state;
  return lastAction !== undefined && context.sentAt - lastAction.at <= undoMinutes * minuteMs;
}
