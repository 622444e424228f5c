import type { Booking } from '#domain/booking/booking.ts';
import { continued, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { askToCancel, cancelOne } from '#domain/conversation/handle-cancel.ts';
import { correctLast, decideMove, moveBack } from '#domain/conversation/handle-move.ts';
import { bookingsThatFit, fitting } from '#domain/conversation/match-booking.ts';
import type { LastAction } from '#domain/conversation/state.ts';
import { decideUndo, isStillFree, undoMinutes } from '#domain/conversation/take-back.ts';
import type { Intent, Reading, Wish } from '#domain/intent/reading.ts';
import { minuteMs } from '#domain/time/instant.ts';

// What is said within ten minutes of booking, moving or cancelling, and speaks of just that.

/** What was done last, while it can still be spoken of without naming it. */
export function freshAction({ state, sentAt }: TurnContext): LastAction | undefined {
  const { lastAction } = state;
  return lastAction && sentAt - lastAction.at <= undoMinutes * minuteMs ? lastAction : undefined;
}

const timely: readonly Intent[] = ['wish', 'book', 'ask', 'move'];

/** "Eh salah, jam 11" speaks of what was just done, unless a question is open. */
export function correction(context: TurnContext, reading: Reading): Decision | undefined {
  const last = freshAction(context);
  const [wish] = reading.wishes;
  const says =
    reading.corrects || reading.replaces || (reading.denies && reading.refused.length > 0);
  if (!last || !wish || context.state.question || !says) return undefined;
  if (!timely.includes(reading.intent)) {
    return last.kind === 'cancelled' && reading.intent === 'cancel'
      ? cancelOther(context, last, wish)
      : undefined;
  }
  if (last.kind === 'cancelled') return cancelOther(context, last, wish);
  const arranged = done(context, last);
  const [only, another] = arranged;
  if (!only) return undefined;
  return another
    ? onlyOneOf(context, arranged, wish)
    : correctLast(context, only, wish, reading.asks);
}

/** "Actually only Friday", of the two just booked: whether the other is to go is asked. */
function onlyOneOf(
  context: TurnContext,
  arranged: readonly Booking[],
  wish: Wish,
): Decision | undefined {
  const kept = fitting(arranged, wish, context.today);
  if (kept.length !== 1) return undefined;
  return askToCancel(
    context,
    arranged.filter((one) => !kept.includes(one)),
  );
}

/** "Is 10 free?" right after booking nine: about the same session, and nothing is moved unasked. */
export function proposal(context: TurnContext, reading: Reading): Decision | undefined {
  const last = freshAction(context);
  const { question, draft } = context.state;
  if (!last || last.kind === 'cancelled' || question || draft) return undefined;
  const [wish, other] = reading.wishes;
  const isMere = !reading.books && !reading.another && !reading.more && !reading.several;
  if (!wish || other || !isMere || !['wish', 'ask'].includes(reading.intent)) return undefined;
  const isHour = wish.days.length === 0 && wish.times.every((time) => time.form === 'clock');
  const [only, another] = done(context, last);
  if (!isHour || !only || another) return undefined;
  return correctLast(context, only, wish, true);
}

/** "Pagi ya", "Thursday": words that only fit what was just arranged ask for nothing more. */
export function confirmLast(context: TurnContext, reading: Reading): Decision | undefined {
  const last = freshAction(context);
  const { question, draft } = context.state;
  const [wish, other] = reading.wishes;
  if (reading.intent !== 'wish' || reading.asks || reading.more || !wish || other) return undefined;
  if (!last || last.kind === 'cancelled' || question || draft) return undefined;
  const arranged = done(context, last);
  const [booking] = fitting(arranged, wish, context.today);
  if (!booking || arranged.length > 1) return undefined;
  return continued(context, 'already-yours', [{ kind: 'already-yours', start: booking.startsAt }]);
}

/** "Eh bukan, yang Senin": the one cancelled by mistake comes back, the one that was meant goes. */
function cancelOther(context: TurnContext, last: LastAction, wish: Wish): Decision | undefined {
  const [meant, another] = bookingsThatFit(context, wish);
  const [gone, more] = context.cancelled.filter((one) => last.bookingIds.includes(one.id));
  if (!meant || another || !gone || more || !isStillFree(context, gone)) return undefined;
  const decision = cancelOne(context, meant);
  if (decision.effects.length === 0) return decision;
  return {
    ...decision,
    effects: [{ kind: 'restore', booking: gone }, ...decision.effects],
    replies: [{ kind: 'restored', starts: [gone.startsAt] }, ...decision.replies],
  };
}

/** "Undo" takes back what was done last: a booking goes, a move is reversed, a cancellation restored. */
export function undoLast(context: TurnContext, reading: Reading): Decision {
  const wish = reading.wishes[0] ?? reading.source ?? reading.refused[0];
  const last = freshAction(context);
  // "Balikin lagi ke jam 10": where to is said.
  if (wish && last?.kind === 'moved') return decideMove(context, { ...reading, intent: 'move' });
  const back = wish ? undefined : movedBack(context);
  if (back) return back;
  if (!wish && last?.kind === 'booked') {
    const [only, another] = done(context, last);
    if (only && !another) return cancelOne(context, only);
  }
  return decideUndo(context, wish ? { wish } : {});
}

/** The session moved last, back to where it was. */
export function movedBack(context: TurnContext): Decision | undefined {
  const last = freshAction(context);
  if (last?.kind !== 'moved' || last.from === undefined) return undefined;
  const [only] = done(context, last);
  return only && moveBack(context, only, last.from);
}

/** "Book it again" behind a cancellation means that session. */
export function bookAgain(context: TurnContext, reading: Reading): Decision | undefined {
  const { lastAction, question, draft } = context.state;
  const isAgain = reading.more && reading.wishes.length === 0 && !reading.several;
  if (!isAgain || question || draft || lastAction?.kind !== 'cancelled') return undefined;
  return decideUndo(context);
}

/** "I can't do Thursday, can we do Friday?" of somebody who has Thursday booked moves that session. */
export function movesRefused(context: TurnContext, reading: Reading): Reading | undefined {
  const { question, draft } = context.state;
  const [refused] = reading.refused;
  if (question || draft || reading.more || reading.source) return undefined;
  const swapped = swaps(context, reading);
  if (swapped) return swapped;
  if (reading.wishes.length !== 1) return undefined;
  if (!timely.includes(reading.intent)) return undefined;
  const hasOne = context.bookings.length > 0 && refused === undefined;
  if (hasOne && reading.cannotCome) return { ...reading, intent: 'move' };
  // "Could I come on Friday instead?": in place of the one there is, and nothing unasked.
  const isPlain = reading.language !== 'id' && freshAction(context) === undefined;
  if (hasOne && reading.instead && isPlain && reading.intent !== 'move')
    return { ...reading, intent: 'move', asks: true };
  if (!refused) return undefined;
  const said =
    refused.days.length > 0 ? refused : { ...refused, days: reading.wishes[0]?.days ?? [] };
  const isNamed = said.days.length > 0 || said.times.some((time) => time.form === 'clock');
  if (!isNamed && !reading.cannotCome) return undefined;
  const [hit, another] = bookingsThatFit(context, said);
  if (!hit || another) return undefined;
  return { ...reading, intent: 'move', source: said };
}

/** "I'm on call tomorrow. Can I come Friday instead?" of somebody who has tomorrow booked. */
function swaps(context: TurnContext, reading: Reading): Reading | undefined {
  const [held, wanted, more] = reading.wishes;
  // "Yang besok jam 10 itu jadi jam 11 ya" names no change either.
  const isSwap = reading.instead || (reading.affirms && !reading.books);
  if (!isSwap || !held || !wanted || more || reading.intent === 'move') return undefined;
  const isHeld = bookingsThatFit(context, held).length === 1;
  if (!isHeld || bookingsThatFit(context, wanted).length > 0) return undefined;
  return { ...reading, intent: 'move', source: held, wishes: [wanted], asks: true };
}

function done(context: TurnContext, last: LastAction): Booking[] {
  return context.bookings.filter((booking) => last.bookingIds.includes(booking.id));
}

/** "Oh no, wait!" right behind a cancellation. */
export function startledBack(context: TurnContext, reading: Reading): Decision | undefined {
  const isStartled = reading.corrects || reading.excepts;
  const says = ['no', 'never-mind', 'keep'].includes(reading.intent) && reading.wishes.length === 0;
  return isStartled && says && reading.refused.length === 0 ? giveUpCancelling(context) : undefined;
}

/** "Eh jadi deh", behind a cancellation: the session is to take place after all. */
export function goesAheadAgain(context: TurnContext, reading: Reading): Decision | undefined {
  return reading.goesAhead && reading.corrects ? giveUpCancelling(context) : undefined;
}

/** "Eh setengah jam aja", behind "an hour earlier": by how much the session was to be moved. */
export function amountPutRight(context: TurnContext, reading: Reading): Decision | undefined {
  const last = freshAction(context);
  const { question, draft } = context.state;
  const { amount, wishes } = reading;
  const isOpen = question !== undefined || draft !== undefined;
  if (!amount || wishes.length > 0 || isOpen || last?.from === undefined) return undefined;
  if (!reading.corrects && !reading.replaces) return undefined;
  const [only, another] = done(context, last);
  if (!only || another) return undefined;
  const sign = only.startsAt < last.from ? -1 : 1;
  const minutes = amount.minutes + amount.days * 24 * 60;
  return moveBack(context, only, last.from + sign * minutes * minuteMs);
}

/** Behind a cancellation "gajadi" takes it back. */
export function giveUpCancelling(context: TurnContext): Decision | undefined {
  const last = freshAction(context);
  const isOpen = context.state.draft !== undefined || context.state.question !== undefined;
  if (last?.kind !== 'cancelled' || isOpen) return undefined;
  const isGone = context.cancelled.some((one) => last.bookingIds.includes(one.id));
  return isGone ? decideUndo(context) : undefined;
}
