import { movedBack } from '#domain/conversation/after-action.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { decideCancel } from '#domain/conversation/handle-cancel.ts';
import { decideWishes } from '#domain/conversation/handle-wishes.ts';
import { decideUndo, undoMinutes } from '#domain/conversation/take-back.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Reading } from '#domain/intent/reading.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** "Gajadi" leaves what is being spoken of; with nothing open it speaks of a booking. */
export function decideGiveUp(context: TurnContext, reading: Reading): Decision {
  const { draft, lapsed } = context.state;
  if (draft || lapsed) {
    return concluded(context, 'left', { replies: [{ kind: 'let-me-know' }] });
  }
  if (context.bookings.length === 0)
    return concluded(context, 'left', { replies: [{ kind: 'let-me-know' }] });
  const [named] = reading.refused;
  // In the midst of a conversation about something else it may not mean the booking.
  const { lastAction, lastSentAt } = context.state;
  const names = named !== undefined || reading.wishes.length > 0;
  const asks = lastAction === undefined && context.sentAt > lastSentAt && !names;
  return decideCancel(context, { ...reading, asks, ...(named ? { wishes: [named] } : {}) });
}

/** "Jangan dibatalin" right after a cancellation takes it back, "ga jadi maju" after a move; else everything stays. */
export function decideKeep(context: TurnContext, reading: Reading): Decision {
  const back = reading.direction ? movedBack(context) : undefined;
  if (back) return back;
  const last = context.state.lastAction;
  const isFresh = last?.kind === 'cancelled' && context.sentAt - last.at <= undoMinutes * minuteMs;
  if (isFresh) return decideUndo(context);
  return concluded(context, 'kept', { replies: [{ kind: 'unchanged' }] });
}

/** "Besok gbs": with a booking that day, cancel or move it? Else another time is looked for. */
export function decideRefusal(context: TurnContext, reading: Reading): Decision {
  const [refused] = reading.refused;
  const day = resolveDay(refused?.days ?? [], { today: context.today });
  if (day.kind === 'date' && !context.state.draft) {
    const hit = context.bookings.find(
      (one) => wallClockAt(one.zone, one.startsAt).date === day.date,
    );
    if (hit) {
      const [cancelId, moveId] = [context.choiceId(0), context.choiceId(1)];
      return concluded(context, 'asked-cancel-or-move', {
        replies: [{ kind: 'cancel-or-move', start: hit.startsAt, cancelId, moveId }],
        question: { kind: 'cancel-or-move', bookingId: hit.id, cancelId, moveId },
      });
    }
  }
  return decideWishes(context, { ...reading, wishes: [] });
}
