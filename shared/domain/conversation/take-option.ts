import { withMinute } from '#domain/conversation/answer-day-or-time.ts';
import { take } from '#domain/conversation/decide-wish.ts';
import { continued, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import type { Draft, SlotOption } from '#domain/conversation/state.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';

/** The option chosen is judged afresh: it may have been taken since it was offered. */
export function takeOption(context: TurnContext, draft: Draft, option: SlotOption): Decision {
  const ownBookingId = draft.bookingId;
  const judged = judgeStart(context.studio, context.availability, context.sentAt, {
    date: option.date,
    minute: option.minute,
    ...(ownBookingId ? { ownBookingId } : {}),
  });
  if (judged.kind === 'free') return take(context, draft, [judged.slot]);
  return withMinute(context, { ...draft, date: option.date }, option.minute);
}

/** The same choices once more. */
export function again(context: TurnContext, options: readonly SlotOption[]): Decision {
  return continued(context, 'asked-again', [
    { kind: 'offer', reason: { kind: 'again' }, choices: options },
  ]);
}
