import type { Booking } from '#domain/booking/booking.ts';
import { decideWish } from '#domain/conversation/decide-wish.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { draftWith } from '#domain/conversation/draft-wish.ts';
import { askWhichBooking, insideWindow } from '#domain/conversation/handle-cancel.ts';
import {
  bookingsAtPlace,
  bookingsDescribed,
  bookingsThatFit,
} from '#domain/conversation/match-booking.ts';
import { offer } from '#domain/conversation/offer-slots.ts';
import type { SlotTime } from '#domain/conversation/reply.ts';
import { exactTime, isSame } from '#domain/conversation/same-time.ts';
import { askWhichWay, shiftBy } from '#domain/conversation/shift-booking.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { Reading, Wish } from '#domain/intent/reading.ts';
import { offersFrom } from '#domain/schedule/offers.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Instant } from '#domain/time/instant.ts';

const offersMax = 6;

/** "Pindahin": which booking is meant, then where to. What is missing is asked, keeping what was said. */
export function decideMove(context: TurnContext, reading: Reading): Decision {
  const { bookings } = context;
  if (bookings.length === 0) {
    return concluded(context, 'nothing-to-move', { replies: [{ kind: 'no-bookings' }] });
  }
  const { source, target } = settleSource(context, sourceAndTarget(context, reading));
  const meant = source
    ? bookingsDescribed(context, source)
    : (bookingsAtPlace(context, reading.picks) ?? recentOrAll(context));
  const [only] = meant;
  if (meant.length === 1 && only) return moveTo(context, only, reading, target);
  const asked = meant.length > 1 ? meant : bookings;
  const isNone = meant.length === 0;
  return askWhichBooking(withTarget(context, target, reading), 'move', asked, isNone);
}

/** With one booking it is that one; right after booking or moving, the one just spoken of. */
function recentOrAll(context: TurnContext): readonly Booking[] {
  const last = context.state.lastAction;
  if (
    context.bookings.length > 1 &&
    last &&
    last.kind !== 'cancelled' &&
    last.bookingIds.length === 1
  ) {
    const recent = context.bookings.filter((booking) => last.bookingIds.includes(booking.id));
    if (recent.length === 1) return recent;
  }
  return context.bookings;
}

/**
 * Without "ke" or "dari" a lone day and time may name the booking ("reschedule yang jumat jam 10") or the new
 * time ("ganti jumat jam 10"): what fits a booking exactly is taken for the booking.
 */
function sourceAndTarget(context: TurnContext, reading: Reading): Ends {
  const [first] = reading.wishes;
  if (reading.source || !first) return { source: reading.source, target: first };
  // "To the day after, same time" is counted from the session, and names none.
  const isRelative = first.days.some((day) => day.form === 'next-day' || day.form === 'same');
  const fitting = isRelative ? [] : bookingsThatFit(context, first);
  const hasShift =
    reading.shift !== undefined || reading.amount !== undefined || reading.direction !== undefined;
  // A day alone that one has is that one: nobody moves a session to where it is.
  const isWhole = first.days.length > 0 || hasShift;
  if (fitting.length === 1 && isWhole) return { source: first, target: reading.wishes[1] };
  return { source: undefined, target: first };
}

interface Ends {
  readonly source: Wish | undefined;
  readonly target: Wish | undefined;
}

/** "Kamis ganti jam 6" of somebody who has nothing that Thursday: it is the day to move to. */
function settleSource(context: TurnContext, { source, target }: Ends): Ends {
  const isSplit = source?.times.length === 0 && target?.days.length === 0;
  if (!isSplit || bookingsDescribed(context, source).length > 0) return { source, target };
  return { source: undefined, target: { days: source.days, times: target.times } };
}

/** The question which booking is meant keeps the target for the answer. */
function withTarget(context: TurnContext, target: Wish | undefined, reading: Reading): TurnContext {
  if (!target && !reading.shift) return context;
  const base: Draft = { goal: 'move', ...(reading.shift ? { shift: reading.shift } : {}) };
  const { draft } = draftWith(context, base, target ?? { days: [], times: [] });
  return { ...context, state: { ...context.state, draft } };
}

/** The booking is known: move it by the amount, to the time said, or ask where to. */
export function moveTo(
  context: TurnContext,
  booking: Booking,
  reading: Pick<Reading, 'shift' | 'amount' | 'direction' | 'asks'>,
  target: Wish | undefined,
): Decision {
  const late = insideWindow(context, booking);
  if (late) return late;
  const start = wallClockAt(booking.zone, booking.startsAt);
  const draft: Draft = { goal: 'move', bookingId: booking.id };
  const isShiftOnly = !target || [...target.days, ...target.times].every(isSame);
  if (reading.shift && isShiftOnly)
    return shiftBy(context, draft, start, reading.shift, reading.asks);
  const ways =
    reading.amount && !target ? askWhichWay(context, draft, start, reading.amount) : undefined;
  if (ways) return ways;
  if (!target) return askWhere(context, draft, start, reading.direction);
  return moveToWish(context, draft, start, target, reading.asks);
}

function moveToWish(
  context: TurnContext,
  draft: Draft,
  start: SlotTime,
  target: Wish,
  asks: boolean,
): Decision {
  const hasDay = target.days.length > 0;
  const hasTime = target.times.length > 0;
  // Only an hour is said: the day stays. Only a day is said: the hour stays, but is offered, not assumed.
  const base: Draft = hasDay ? draft : { ...draft, date: start.date };
  const { draft: filled, day } = draftWith(context, base, target);
  if (hasTime || day.kind !== 'date') return decideWish(context, { draft: filled, asks }, day);
  const same: Draft = { ...filled, times: [exactTime(start.minute)] };
  return decideWish(context, { draft: same, asks: true }, day);
}

/** "Mundurin dong": later or earlier on the same day is offered; else the nearest other times. */
function askWhere(
  context: TurnContext,
  draft: Draft,
  start: SlotTime,
  direction: 'later' | 'earlier' | undefined,
): Decision {
  const { studio, availability } = context;
  const window =
    direction === 'later'
      ? { window: { from: start.minute + 1, to: 1440 } }
      : direction === 'earlier'
        ? { window: { from: 0, to: start.minute - 1 } }
        : {};
  const refused = [{ from: start.minute, to: start.minute }];
  const offers = offersFrom(
    studio,
    availability,
    {
      date: start.date,
      refused,
      ...window,
      ...(draft.bookingId ? { ownBookingId: draft.bookingId } : {}),
    },
    offersMax,
  );
  return offer(
    context,
    { ...draft, date: start.date, ...(direction ? { direction } : {}) },
    { kind: 'move-to', from: start },
    offers,
    'asked-where-to',
  );
}

/** "Mundurin dong", then "sejam aja": by how much the session that is being moved is to be moved. */
export function answerAmount(context: TurnContext, reading: Reading): Decision | undefined {
  const { draft } = context.state;
  const { amount, shift, wishes } = reading;
  if (draft?.goal !== 'move' || wishes.length > 0 || (!amount && !shift)) return undefined;
  const booking = context.bookings.find((one) => one.id === draft.bookingId);
  if (!booking) return undefined;
  const sign = draft.direction === 'earlier' ? -1 : 1;
  const signed =
    amount && draft.direction
      ? { minutes: sign * amount.minutes, days: sign * amount.days }
      : shift;
  const said = { asks: false, ...(signed ? { shift: signed } : {}), ...(amount ? { amount } : {}) };
  return moveTo(context, booking, said, undefined);
}

/** "Eh salah, jam 11" right after booking: the booking just made is moved to what was meant. */
export function correctLast(
  context: TurnContext,
  booking: Booking,
  wish: Wish,
  asks: boolean,
): Decision {
  const start = wallClockAt(booking.zone, booking.startsAt);
  const scope = context.state.lastAction?.scope;
  const draft: Draft = { goal: 'move', bookingId: booking.id, ...(scope ? { scope } : {}) };
  // Where only the day was wrong, the hour was stated in the same breath: it stands.
  const isTimed = wish.times.length > 0 || wish.days.length === 0;
  const meant: Wish = isTimed ? wish : { ...wish, times: [exactTime(start.minute)] };
  return moveToWish(context, draft, start, meant, asks);
}

/** "Undo" behind a move: the session goes back to where it was, if that is still free. */
export function moveBack(context: TurnContext, booking: Booking, from: Instant): Decision {
  const { date, minute } = wallClockAt(booking.zone, from);
  const draft: Draft = { goal: 'move', bookingId: booking.id, date, times: [exactTime(minute)] };
  return decideWish(context, { draft, asks: false }, { kind: 'date', date });
}
