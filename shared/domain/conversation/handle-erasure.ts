import type { Booking } from '#domain/booking/booking.ts';
import { solePick } from '#domain/conversation/answer-day-or-time.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { insideWindow } from '#domain/conversation/handle-cancel.ts';
import type { Question } from '#domain/conversation/state.ts';
import type { Reading } from '#domain/intent/reading.ts';

/** The decision by which a repeated message is known to have asked for it. */
export const erasedDecision = 'data-deleted';

type ErasureQuestion = Extract<Question, { kind: 'delete-data' }>;

/**
 * "Hapus data saya" is asked about once. Where sessions are ahead it is chosen what becomes of them: afterwards nobody
 * can tell whose they are, and the client can no longer change them here.
 */
export function askErasure(context: TurnContext): Decision {
  const { bookings } = context;
  const going = cancellable(context);
  const ids = {
    yesId: context.choiceId(0),
    ...(going.length > 0 ? { cancelId: context.choiceId(1) } : {}),
    noId: context.choiceId(2),
  };
  return concluded(context, 'asked-to-delete-data', {
    replies: [{ kind: 'confirm-delete-data', starts: bookings.map((one) => one.startsAt), ...ids }],
    question: { kind: 'delete-data', ...ids },
  });
}

export function tapErasure(
  context: TurnContext,
  question: ErasureQuestion,
  choiceId: string,
): Decision | undefined {
  if (choiceId === question.yesId) return erase(context, []);
  if (choiceId === question.cancelId) return erase(context, cancellable(context));
  if (choiceId === question.noId) return keepData(context);
  return undefined;
}

/**
 * In words only what cannot be misread: a no, a yes where there is one yes, or the place of a choice. "Cancel" and "keep
 * it" may be of the sessions or of the deletion: where there are sessions it is asked again, and nothing is done.
 */
export function answerErasure(
  context: TurnContext,
  question: ErasureQuestion,
  reading: Reading,
): Decision | undefined {
  const { yesId, cancelId, noId } = question;
  const place = reading.wishes.length === 0 ? solePick(reading)?.value : undefined;
  const chosen = [yesId, cancelId, noId].filter((id) => id !== undefined)[(place ?? 0) - 1];
  if (chosen !== undefined) return tapErasure(context, question, chosen);
  // A day or an hour names a session, which is another matter.
  if (reading.wishes.length > 0 || reading.source !== undefined) return undefined;
  switch (reading.intent) {
    case 'yes':
    case 'delete-data':
      return cancelId === undefined ? erase(context, []) : askErasure(context);
    case 'no':
    case 'never-mind':
    case 'give-up':
      return keepData(context);
    case 'cancel':
    case 'cancel-all':
    case 'keep':
      return context.bookings.length === 0 ? keepData(context) : askErasure(context);
    default:
      return undefined;
  }
}

function keepData(context: TurnContext): Decision {
  return concluded(context, 'data-kept', { replies: [{ kind: 'data-kept' }] });
}

function erase(context: TurnContext, going: readonly Booking[]): Decision {
  const staying = context.bookings.filter((booking) => !going.includes(booking));
  const decision = concluded(context, erasedDecision, {
    effects: going.map((booking) => ({ kind: 'cancel', booking })),
    replies: [
      {
        kind: 'data-deleted',
        cancelled: going.map((one) => one.startsAt),
        kept: staying.map((one) => one.startsAt),
      },
    ],
  });
  return { ...decision, erases: true };
}

/** A session too near to be cancelled here is too near for this too: it stays. */
function cancellable(context: TurnContext): Booking[] {
  return context.bookings.filter((booking) => insideWindow(context, booking) === undefined);
}
