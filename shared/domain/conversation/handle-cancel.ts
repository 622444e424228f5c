import type { Booking } from '#domain/booking/booking.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { goneOf } from '#domain/conversation/half-done.ts';
import {
  bookingsAtPlace,
  bookingsDescribed,
  bookingsThatFit,
} from '#domain/conversation/match-booking.ts';
import { ownSessions } from '#domain/conversation/own-sessions.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { Pick, Reading, Wish } from '#domain/intent/reading.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** "Batalin": nothing to cancel, the one there is, the one described, or a list to choose from. */
export function decideCancel(context: TurnContext, reading: Reading): Decision {
  const { bookings } = context;
  if (bookings.length === 0)
    return concluded(context, 'nothing-to-cancel', { replies: [{ kind: 'no-bookings' }] });
  // "Gabisa dateng Jumat, cancel": what is impossible is what goes.
  const impossible = reading.excepts ? undefined : reading.refused[0];
  const description = reading.source ?? reading.wishes[0] ?? impossible;
  const fitting = description ? described(context, reading, description) : bookings;
  const meant = placedAmong(fitting, reading.picks);
  if (reading.asks && meant.length > 0) return askWhichBooking(context, 'cancel', meant, false);
  const placed = description ? undefined : bookingsAtPlace(context, reading.picks);
  if (placed) return cancelPlaced(context, placed, reading.picks.length > 1);
  if (reading.refused.length > 0 && !description) return cancelExcept(context, reading.refused);
  const several = reading.joined === 'and' && reading.wishes.length > 1;
  if (several) return cancelSeveral(context, reading.wishes);
  if (description) return cancelDescribed(context, meant);
  const [only] = bookings;
  if (bookings.length === 1 && only) return cancelOne(context, only);
  return askWhichBooking(context, 'cancel', bookings, false);
}

/** What fits the description; of several days named loosely ("sick today, cancel tomorrow's"), what fits any. */
function described(context: TurnContext, { wishes }: Reading, description: Wish): Booking[] {
  const all = wishes.includes(description) ? wishes : [description];
  return [...new Set(all.flatMap((wish) => bookingsDescribed(context, wish)))];
}

/** "The second of my two this week": one of several that fit. */
function placedAmong(fitting: readonly Booking[], picks: readonly Pick[]): readonly Booking[] {
  const [pick, another] = picks;
  if (!pick?.ordinal || another || fitting.length < 2) return fitting;
  const named = pick.value === -1 ? fitting.at(-1) : fitting[pick.value - 1];
  return named ? [named] : fitting;
}

/** A place in the client's own list names one as a description does. */
function cancelPlaced(
  context: TurnContext,
  placed: readonly Booking[],
  isNamedTwice: boolean,
): Decision {
  const [only, another] = placed;
  if (only && !another) return cancelOne(context, only);
  if (another && isNamedTwice) return askToCancel(context, placed);
  if (another) return askWhichBooking(context, 'cancel', placed, false);
  return askWhichBooking(context, 'cancel', context.bookings, true);
}

/** "Cancel, but not Friday": what is left is asked about, one or all. */
function cancelExcept(context: TurnContext, refused: readonly Wish[]): Decision {
  const left = withoutRefused(context, refused);
  if (left.length === 0) return concluded(context, 'kept', { replies: [{ kind: 'unchanged' }] });
  return askWhichBooking(context, 'cancel', left, false);
}

function withoutRefused(context: TurnContext, refused: readonly Wish[]): Booking[] {
  const kept = new Set(
    refused.flatMap((wish) => bookingsThatFit(context, wish)).map((one) => one.id),
  );
  return context.bookings.filter((booking) => !kept.has(booking.id));
}

/** "Cancel tomorrow and Friday": what will go is stated and asked once. */
function cancelSeveral(context: TurnContext, wishes: readonly Wish[]): Decision {
  const meant = new Set(wishes.flatMap((wish) => bookingsDescribed(context, wish)));
  if (meant.size === 0) return askWhichBooking(context, 'cancel', context.bookings, true);
  return askToCancel(context, [...meant]);
}

/** One description: what fits it alone is cancelled, of several one has to be chosen. */
function cancelDescribed(context: TurnContext, fitting: readonly Booking[]): Decision {
  const [only] = fitting;
  if (fitting.length === 1 && only) return cancelOne(context, only);
  if (fitting.length > 1) return askWhichBooking(context, 'cancel', fitting, false);
  return askWhichBooking(context, 'cancel', context.bookings, true);
}

/** Whether a session is so near that the owner's file wants a change of it to be noticed. */
function isInsideWindow(context: TurnContext, booking: Booking): boolean {
  const hours = context.studio.cancellationWindowHours;
  return booking.startsAt - context.sentAt < hours * 60 * minuteMs;
}

/** Too near to its start to be changed without the studio: said so, and left to a person. */
export function insideWindow(context: TurnContext, booking: Booking): Decision | undefined {
  const { lateCancellation, cancellationWindowHours: hours } = context.studio;
  if (lateCancellation === 'allow' || !isInsideWindow(context, booking)) return undefined;
  return concluded(context, 'inside-cancellation-window', {
    replies: [{ kind: 'inside-window', start: booking.startsAt, hours }],
  });
}

export function cancelOne(context: TurnContext, booking: Booking): Decision {
  const late = insideWindow(context, booking);
  if (late) return late;
  const { cancellationWindowHours: hours } = context.studio;
  const note: Reply[] = isInsideWindow(context, booking) ? [{ kind: 'late-change', hours }] : [];
  const undoId = context.choiceId(0);
  return concluded(context, 'cancelled', {
    effects: [{ kind: 'cancel', booking }],
    replies: [...note, { kind: 'cancelled', start: booking.startsAt, undoId }],
    lastAction: { kind: 'cancelled', bookingIds: [booking.id], at: context.sentAt },
    undo: { undoId, bookingIds: [booking.id] },
  });
}

export function askWhichBooking(
  context: TurnContext,
  purpose: 'cancel' | 'move',
  bookings: readonly Booking[],
  noneFits: boolean,
): Decision {
  const rows = bookings
    .slice(0, 10)
    .map((booking, index) => ({ booking, id: context.choiceId(index) }));
  return concluded(context, `asked-which-to-${purpose}`, {
    replies: [
      {
        kind: 'which-booking',
        purpose,
        noneFits,
        choices: rows.map(({ booking, id }) => ({ id, start: booking.startsAt })),
      },
    ],
    question: {
      kind: 'which-booking',
      purpose,
      options: rows.map(({ booking, id }) => ({ id, bookingId: booking.id })),
    },
    ...(context.state.draft?.goal === 'move' && purpose === 'move'
      ? { draft: context.state.draft }
      : {}),
  });
}

/** "Batalin semua" states what will go and asks once. */
export function askCancelAll(
  context: TurnContext,
  refused: readonly Wish[] = [],
  wishes: readonly Wish[] = [],
  asks = false,
): Decision {
  // "Cancel both Thursday and Friday": all of those.
  const named = wishes.flatMap((wish) => bookingsDescribed(context, wish));
  const left = withoutRefused(context, refused);
  const bookings = wishes.length > 0 ? left.filter((one) => named.includes(one)) : left;
  if (wishes.length > 0 && bookings.length === 0)
    return askWhichBooking(context, 'cancel', context.bookings, true);
  // All of one is that one: there is nothing to choose.
  const [only, another] = bookings;
  if (only && !another && refused.length === 0 && !asks) return cancelOne(context, only);
  return askToCancel(context, bookings);
}

/** What is too near to go is said before the question, so that the yes is to what is stated. */
export function askToCancel(context: TurnContext, bookings: readonly Booking[]): Decision {
  const { going, staying } = apartByWindow(context, bookings);
  if (going.length === 0) return onlyRefused(context, staying);
  const [yesId, noId] = [context.choiceId(0), context.choiceId(1)];
  return concluded(context, 'asked-to-cancel-all', {
    replies: [
      ...staying,
      { kind: 'confirm-cancel-all', starts: going.map((one) => one.startsAt), yesId, noId },
    ],
    question: { kind: 'cancel-all', bookingIds: going.map((one) => one.id), yesId, noId },
  });
}

interface ApartByWindow {
  readonly going: readonly Booking[];
  readonly staying: readonly Reply[];
}

function apartByWindow(context: TurnContext, bookings: readonly Booking[]): ApartByWindow {
  const judged = bookings.map((booking) => ({ booking, late: insideWindow(context, booking) }));
  return {
    going: judged.filter(({ late }) => !late).map(({ booking }) => booking),
    staying: judged.flatMap(({ late }) => late?.replies ?? []),
  };
}

function onlyRefused(context: TurnContext, staying: readonly Reply[]): Decision {
  if (staying.length > 0)
    return concluded(context, 'inside-cancellation-window', { replies: staying });
  return concluded(context, 'nothing-to-cancel', { replies: [ownSessions(context)] });
}

/** The yes to what was stated. What went before a crash is told and can be taken back with the rest. */
export function cancelAll(context: TurnContext, bookingIds: readonly string[]): Decision {
  const meant = context.bookings.filter((booking) => bookingIds.includes(booking.id));
  const { going, staying } = apartByWindow(context, meant);
  const all = [...goneOf(context, bookingIds), ...going].sort((a, b) => a.startsAt - b.startsAt);
  if (all.length === 0) return onlyRefused(context, staying);
  const ids = all.map((one) => one.id);
  return concluded(context, 'cancelled-all', {
    effects: going.map((booking) => ({ kind: 'cancel', booking })),
    replies: [...staying, { kind: 'cancelled-all', starts: all.map((one) => one.startsAt) }],
    lastAction: { kind: 'cancelled', bookingIds: ids, at: context.sentAt },
    undo: { undoId: context.choiceId(0), bookingIds: ids },
  });
}
