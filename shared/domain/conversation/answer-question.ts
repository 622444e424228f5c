import {
  answerBooking,
  answerCancelAll,
  answerCancelOrMove,
} from '#domain/conversation/answer-booking.ts';
import {
  answerBareNumber,
  answerDay,
  answerTime,
} from '#domain/conversation/answer-day-or-time.ts';
import { answerSlot } from '#domain/conversation/answer-slot.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { answerErasure } from '#domain/conversation/handle-erasure.ts';
import type { Question } from '#domain/conversation/state.ts';
import type { Reading } from '#domain/intent/reading.ts';

/**
 * Takes a message as an answer to the question that is open, where it is one. Undefined: it is not, and is
 * read as anything else would be.
 */
export function answerQuestion(context: TurnContext, reading: Reading): Decision | undefined {
  const { question } = context.state;
  if (!question) return undefined;
  if (question.kind === 'delete-data') return answerErasure(context, question, reading);
  if (isLeaving(reading) || dropsOffer(question, context, reading)) return leave(context, reading);
  switch (question.kind) {
    case 'slot':
      return answerSlot(context, question, reading);
    case 'which-day':
      return answerDay(context, question, reading);
    case 'which-time':
      return answerTime(context, question, reading);
    case 'which-booking':
      return answerBooking(context, question, reading);
    case 'cancel-all':
      return answerCancelAll(context, question, reading);
    case 'cancel-or-move':
      return answerCancelOrMove(context, question, reading);
    case 'which-intent':
      return undefined;
    case 'day':
    case 'time':
      return answerBareNumber(context, question.kind, reading);
  }
}

/** A mere "no" is to the time offered: the day stays in mind, so that "what about 11?" is of that day. */
function leave(context: TurnContext, reading: Reading): Decision {
  const { draft, question } = context.state;
  const keepsDay = reading.intent === 'no' && question?.kind === 'slot' && draft?.goal !== 'move';
  const day = keepsDay && draft?.date ? { draft: { goal: draft.goal, date: draft.date } } : {};
  return concluded(context, 'left', { replies: [{ kind: 'let-me-know' }], ...day });
}

/** "Shall I book it?" "Cancel that": the one time offered is given up, and no session that there is. */
function dropsOffer(question: Question, { state }: TurnContext, reading: Reading): boolean {
  const isOfNew = question.kind === 'slot' && state.draft?.goal !== 'move';
  const namesOne =
    reading.wishes.length > 0 ||
    reading.picks.length > 0 ||
    reading.source !== undefined ||
    reading.refused.length > 0 ||
    reading.books ||
    reading.namesSession;
  return reading.intent === 'cancel' && isOfNew && question.options.length === 1 && !namesOne;
}

function isLeaving(reading: Reading): boolean {
  if (reading.wishes.length > 0 || reading.picks.length > 0 || reading.another) return false;
  // "No, earlier" wants another one.
  if (reading.intent === 'no' && reading.direction) return false;
  return ['never-mind', 'give-up', 'no', 'keep'].includes(reading.intent);
}
