import type { Booking } from '#domain/booking/booking.ts';
import { pickOption, solePick } from '#domain/conversation/answer-day-or-time.ts';
import { decideWish } from '#domain/conversation/decide-wish.ts';
import {
  concluded,
  continued,
  type Decision,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import {
  askCancelAll,
  askToCancel,
  cancelAll,
  cancelOne,
  insideWindow,
} from '#domain/conversation/handle-cancel.ts';
import { moveTo } from '#domain/conversation/handle-move.ts';
import { bookingsThatFit } from '#domain/conversation/match-booking.ts';
import { ownSessions } from '#domain/conversation/own-sessions.ts';
import type { Draft, Question } from '#domain/conversation/state.ts';
import type { Reading } from '#domain/intent/reading.ts';

export function answerBooking(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-booking' }>,
  reading: Reading,
): Decision | undefined {
  const pick = solePick(reading);
  const [wish] = reading.wishes;
  if (reading.all && question.purpose === 'cancel') return askCancelAll(context);
  const named = severalNamed(context, question, reading);
  if (named.length > 1) {
    if (question.purpose === 'cancel') return askToCancel(context, named);
    return continuedQuestion(context, question);
  }
  if (pick && !wish) {
    const option = pickOption(question.options, pick, () => false);
    if (option) return forBooking(context, question.purpose, option.bookingId);
    return continuedQuestion(context, question);
  }
  const isAnswer = ['wish', 'ask', 'book', 'yes', 'pick', question.purpose].includes(
    reading.intent,
  );
  // "Book Friday at 11" is a new wish, whatever was asked.
  const asksAnew = question.purpose === 'cancel' && reading.asks;
  if (!isAnswer || reading.books || asksAnew) return undefined;
  const [sole] = question.options;
  if (!wish && reading.intent === 'yes' && question.options.length === 1 && sole) {
    return forBooking(context, question.purpose, sole.bookingId);
  }
  if (!wish) return continuedQuestion(context, question);
  const listed = new Set(question.options.map((option) => option.bookingId));
  const fitting = bookingsThatFit(context, wish).filter((booking) => listed.has(booking.id));
  if (fitting.length === 1 && fitting[0])
    return forBooking(context, question.purpose, fitting[0].id);
  return reading.intent === 'wish' || reading.intent === 'ask'
    ? continuedQuestion(context, question)
    : undefined;
}

/** "Yang pertama sama yang terakhir", "Thursday and Friday": more than one of those listed. */
function severalNamed(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-booking' }>,
  reading: Reading,
): Booking[] {
  const { picks, wishes, joined } = reading;
  const places = picks.map(({ value }) =>
    value === -1 ? question.options.at(-1) : question.options[value - 1],
  );
  const listed = new Set(question.options.map((option) => option.bookingId));
  const described =
    joined === 'and' ? wishes.flatMap((wish) => bookingsThatFit(context, wish)) : [];
  const ids = [...places.map((option) => option?.bookingId), ...described.map((one) => one.id)];
  const isOne = picks.length + (joined === 'and' ? wishes.length : 0) < 2;
  if (isOne) return [];
  return context.bookings.filter((one) => listed.has(one.id) && ids.includes(one.id));
}

function continuedQuestion(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-booking' }>,
): Decision {
  const choices = question.options.flatMap((option) => {
    const booking = context.bookings.find((one) => one.id === option.bookingId);
    return booking ? [{ id: option.id, start: booking.startsAt }] : [];
  });
  return continued(context, 'asked-again', [
    { kind: 'which-booking', purpose: question.purpose, noneFits: false, choices },
  ]);
}

export function forBooking(
  context: TurnContext,
  purpose: 'cancel' | 'move',
  bookingId: string,
): Decision | undefined {
  const booking = context.bookings.find((one) => one.id === bookingId);
  if (!booking)
    return concluded(context, 'gone', { replies: [{ kind: 'gone' }, ownSessions(context)] });
  if (purpose === 'cancel') return cancelOne(context, booking);
  const late = insideWindow(context, booking);
  if (late) return late;
  const draft = context.state.draft;
  const hasTarget =
    draft?.goal === 'move' && (draft.date !== undefined || draft.times !== undefined);
  const shift = draft?.goal === 'move' && draft.shift ? { shift: draft.shift } : {};
  if (!hasTarget || !draft) return moveTo(context, booking, { asks: false, ...shift }, undefined);
  const day = draft.date
    ? ({ kind: 'date', date: draft.date } as const)
    : ({ kind: 'none' } as const);
  const known: Draft = { ...draft, bookingId: booking.id };
  if (draft.date && draft.times) return decideWish(context, { draft: known, asks: false }, day);
  return moveTo(context, booking, { asks: false }, { days: [], times: draft.times ?? [] });
}

/** "Cancel all" and "cancel please" in one breath: what would go was not read yet, so the second is no yes to it. */
function isUnread({ sentAt, state }: TurnContext): boolean {
  return sentAt - state.lastSentAt < readingMs;
}

/** WhatsApp tells the second in which a message was written; nobody reads a list and answers within three. */
const readingMs = 3_000;

export function answerCancelAll(
  context: TurnContext,
  question: Extract<Question, { kind: 'cancel-all' }>,
  reading: Reading,
): Decision | undefined {
  // "Cancel my session" is no yes to "all of these?": it may be of one, and the question need not have been seen.
  const namesOther = reading.namesSession && !reading.affirms && !reading.all;
  const isYes =
    reading.intent === 'yes' ||
    reading.intent === 'cancel-all' ||
    (reading.intent === 'cancel' && reading.wishes.length === 0 && !namesOther);
  if (isYes && reading.intent !== 'yes' && isUnread(context))
    return askToCancel(
      context,
      context.bookings.filter((one) => question.bookingIds.includes(one.id)),
    );
  if (isYes) return cancelAll(context, question.bookingIds);
  // "Eh yang Jumat jangan": all but that one, asked anew.
  if (reading.intent === 'refuse' && reading.refused.length > 0) {
    const kept = reading.refused.flatMap((wish) => bookingsThatFit(context, wish));
    const left = context.bookings.filter(
      (one) => question.bookingIds.includes(one.id) && !kept.includes(one),
    );
    return kept.length > 0 ? askToCancel(context, left) : undefined;
  }
  // "Eh yang Jumat aja": one of them after all.
  const [wish] = reading.wishes;
  const isOnly = wish && reading.intent === 'wish' && !reading.asks;
  const fitting = isOnly ? bookingsThatFit(context, wish) : [];
  const [one, another] = fitting;
  if (!one || another) return undefined;
  // A mere "Jumat" may be of anything: that it alone is to go is asked.
  return reading.replaces || reading.corrects
    ? cancelOne(context, one)
    : askToCancel(context, [one]);
}

export function answerCancelOrMove(
  context: TurnContext,
  question: Extract<Question, { kind: 'cancel-or-move' }>,
  reading: Reading,
): Decision | undefined {
  const pick = solePick(reading);
  if (reading.intent === 'cancel' || (pick?.value === 1 && reading.wishes.length === 0))
    return forBooking(context, 'cancel', question.bookingId);
  const booking = context.bookings.find((one) => one.id === question.bookingId);
  if (!booking) return undefined;
  if (reading.intent === 'yes' && reading.wishes.length === 0 && !pick) {
    const { cancelId, moveId } = question;
    return continued(context, 'asked-again', [
      { kind: 'cancel-or-move', start: booking.startsAt, cancelId, moveId },
    ]);
  }
  if (reading.intent === 'move' || pick?.value === 2)
    return moveTo(context, booking, reading, reading.wishes[0]);
  if (reading.wishes[0] && reading.intent === 'wish')
    return moveTo(context, booking, reading, reading.wishes[0]);
  return undefined;
}
