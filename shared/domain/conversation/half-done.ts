import type { Booking } from '#domain/booking/booking.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import type { ConversationState } from '#domain/conversation/state.ts';

// Several cancellations are a transaction each. Where the function ended between two of them, the question that was
// answered is still open, and some of the bookings that it names are gone: that is how it is seen. Any other decision
// on a cancellation closes the question in the same transaction.

/** What went before the function ended in the midst of cancelling all. */
export function goneUnderWay(context: TurnContext): readonly Booking[] {
  const { question } = context.state;
  return question?.kind === 'cancel-all' ? goneOf(context, question.bookingIds) : [];
}

/** Of these bookings, the ones that the client has cancelled. */
export function goneOf(context: TurnContext, bookingIds: readonly string[]): readonly Booking[] {
  return context.cancelled.filter(
    (booking) => booking.cancelledBy === 'client' && bookingIds.includes(booking.id),
  );
}

/** Whether a decision goes on with what was half done: however late it comes, it was asked for. */
export function isResumed(context: TurnContext, decision: Decision): boolean {
  return decision.name === 'cancelled-all' && goneUnderWay(context).length > 0;
}

/** If the client has gone on to something else meanwhile, what went is told with the next reply, and can be taken back. */
export function withHalfDone(context: TurnContext, decision: Decision): Decision {
  const gone = goneUnderWay(context);
  if (gone.length === 0 || isResumed(context, decision)) return decision;
  const undo = { undoId: context.choiceId(undoIndex), bookingIds: gone.map((one) => one.id) };
  const last = { bookingIds: undo.bookingIds, at: context.sentAt };
  return {
    ...decision,
    replies: [
      { kind: 'cancelled-all', starts: gone.map((one) => one.startsAt) },
      ...decision.replies,
    ],
    state: {
      ...withoutGone(decision.state, undo.bookingIds),
      undos: [undo, ...(decision.state.undos ?? [])],
      ...(decision.effects.length > 0 ? {} : { lastAction: { kind: 'cancelled', ...last } }),
    },
  };
}

/** Behind the choices that a decision makes itself. */
const undoIndex = 20;

/** The question left open speaks of what is left. */
function withoutGone(state: ConversationState, gone: readonly string[]): ConversationState {
  const { question, ...rest } = state;
  if (question?.kind !== 'cancel-all') return state;
  const left = question.bookingIds.filter((id) => !gone.includes(id));
  return left.length === 0 ? rest : { ...rest, question: { ...question, bookingIds: left } };
}
