import {
  concluded,
  type Decision,
  type Effect,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import type { OfferReason, Reply, SlotChoice } from '#domain/conversation/reply.ts';
import type { Draft, Question } from '#domain/conversation/state.ts';
import type { TimeSpec } from '#domain/date-language/atom.ts';
import { type DayReading, resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime, type TimeReading } from '#domain/date-language/resolve-time.ts';
import type { Wish } from '#domain/intent/reading.ts';
import type { FreeSlot } from '#domain/schedule/availability.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { offersFrom, offersOn, openDates } from '#domain/schedule/offers.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** How many starts a question for a time shows; WhatsApp lists hold ten rows. */
const offersOfDayMax = 9;
const alternativesMax = 3;

/** A draft with what a message adds to it. `asks`: it only wants to know. */
export interface WishTurn {
  readonly draft: Draft;
  readonly asks: boolean;
}

/** What the words said so far come to on the calendar. */
export interface Resolved {
  readonly day: DayReading;
  readonly time: TimeReading;
}

/**
 * Adds the words of a message to what was drafted: a new day or time replaces the old one, what is not spoken
 * of stays. A part of the day said after an open hour settles it ("jam 10", then "pagi ya").
 */
export function draftWith(
  context: TurnContext,
  draft: Draft,
  wish: Wish,
): { draft: Draft; day: DayReading } {
  const scope = draft.scope;
  const day = resolveDay(wish.days, { today: context.today, ...(scope ? { scope } : {}) });
  const { date: _, scope: __, ...rest } = draft;
  const times = combineTimes(draft.times ?? [], wish.times);
  const timed: Draft = times.length > 0 ? { ...rest, times } : rest;
  switch (day.kind) {
    case 'none':
      return {
        draft: {
          ...timed,
          ...(draft.date ? { date: draft.date } : {}),
          ...(scope ? { scope } : {}),
        },
        day: draft.date
          ? { kind: 'date', date: draft.date }
          : scope
            ? { kind: 'span', dates: scope }
            : day,
      };
    case 'date':
      return { draft: { ...timed, date: day.date }, day };
    case 'span':
      return { draft: { ...timed, scope: [...day.dates] }, day };
    case 'ambiguous':
    case 'impossible':
      return { draft: timed, day };
  }
}

function combineTimes(before: readonly TimeSpec[], said: readonly TimeSpec[]): TimeSpec[] {
  if (said.length === 0) return [...before];
  const [only] = said;
  const open = before.find((spec) => spec.form === 'clock');
  const isOpen =
    open?.form === 'clock' && !open.clock.meridiem && !open.clock.part && !open.clock.exact;
  if (said.length === 1 && only?.form === 'part' && isOpen && open) return [open, only];
  return [...said];
}

/** Decides on one wish, drafted over one or several messages: book, move, offer or ask. */
export function decideWish(context: TurnContext, turn: WishTurn, day: DayReading): Decision {
  const { draft } = turn;
  if (day.kind === 'impossible')
    return concluded(context, 'no-such-day', { replies: [{ kind: 'no-such-day' }], draft });
  const settled = day.kind === 'ambiguous' ? settleByTime(context, draft, day) : day;
  if (settled.kind === 'ambiguous') return askWhichDay(context, draft, settled);
  const date = settled.kind === 'date' ? settled.date : undefined;
  const known: Draft = date ? { ...draft, date } : draft;
  const time = resolveTime(draft.times ?? [], startHours(context.studio, date));
  if (time.kind === 'in') return decideIn(context, { ...turn, draft: known }, time.minutes);
  if (!date) return askDay(context, { ...turn, draft: known }, time, settled);
  return decideOnDate(context, { ...turn, draft: known }, date, time);
}

/** "Jumat" said on a Friday: an hour that is still ahead today settles it. */
function settleByTime(
  context: TurnContext,
  draft: Draft,
  day: Extract<DayReading, { kind: 'ambiguous' }>,
): DayReading {
  if (day.why !== 'today-or-next') return day;
  const time = resolveTime(draft.times ?? [], startHours(context.studio, context.today));
  if (time.kind !== 'minute') return day;
  const at = instantAt(context.studio.zone, context.today, time.minute);
  if (at !== undefined && at > context.sentAt) return { kind: 'date', date: context.today };
  return day;
}

function decideOnDate(
  context: TurnContext,
  turn: WishTurn,
  date: LocalDate,
  time: TimeReading,
): Decision {
  switch (time.kind) {
    case 'minute':
      return decideSlot(context, turn, date, time.minute);
    case 'ambiguous':
      return askWhichTime(context, turn.draft, date, time);
    case 'window':
      return offerWindow(context, turn.draft, date, time);
    case 'none':
    case 'in':
      return offerDay(context, turn.draft, date);
  }
}

/** A day and an hour are known: take it, ask whether to take it, or say why not and what else there is. */
function decideSlot(
  context: TurnContext,
  turn: WishTurn,
  date: LocalDate,
  minute: number,
): Decision {
  const { studio, availability, sentAt } = context;
  const { draft } = turn;
  const ownBookingId = draft.bookingId;
  const judged = judgeStart(studio, availability, sentAt, {
    date,
    minute,
    ...(ownBookingId ? { ownBookingId } : {}),
  });
  if (judged.kind === 'free') {
    if (turn.asks) return confirmSlot(context, draft, judged.slot);
    return take(context, draft, [judged.slot]);
  }
  const own = context.bookings.find((booking) => isAt(booking.startsAt, studio.zone, date, minute));
  if (own && own.id !== ownBookingId && judged.refusal.kind === 'taken') {
    return concluded(context, 'already-booked', {
      replies: [{ kind: 'already-yours', start: own.startsAt }],
    });
  }
  const offers = offersFrom(
    studio,
    availability,
    offerWish(context, draft, date, minute),
    alternativesMax,
  );
  const reason: OfferReason = { kind: 'refused', asked: { date, minute }, refusal: judged.refusal };
  return offer(context, draft, reason, offers, `refused-${judged.refusal.kind}`);
}

/** Books or moves to the slots: the effects, and a reply that holds if the write does. */
export function take(context: TurnContext, draft: Draft, slots: readonly FreeSlot[]): Decision {
  const moved = context.bookings.find((booking) => booking.id === draft.bookingId);
  const [slot] = slots;
  if (draft.goal === 'move' && moved && slot) {
    return concluded(context, 'moved', {
      effects: [{ kind: 'move', booking: moved, slot }],
      replies: [{ kind: 'moved', from: moved.startsAt, to: slot.startsAt }],
      lastAction: { kind: 'moved', bookingIds: [moved.id], at: context.sentAt },
    });
  }
  const limit = context.studio.maxActiveBookings;
  if (context.bookings.length + slots.length > limit) {
    return concluded(context, 'too-many', { replies: [{ kind: 'too-many', limit }] });
  }
  const effects: Effect[] = slots.map((one) => ({ kind: 'book', slot: one }));
  return concluded(context, 'booked', {
    effects,
    replies: [{ kind: 'booked', starts: slots.map((one) => one.startsAt) }],
    // The ids of new bookings are given when they are made; see `lastBooked` in the use case.
    lastAction: { kind: 'booked', bookingIds: [], at: context.sentAt },
  });
}

function confirmSlot(context: TurnContext, draft: Draft, slot: FreeSlot): Decision {
  const choice = choiceOf(context, slot, 0);
  return concluded(context, 'asked-to-confirm', {
    replies: [{ kind: 'confirm-slot', choice, moves: draft.goal === 'move' }],
    question: { kind: 'slot', options: [choice] },
    draft: { ...draft, date: slot.date },
  });
}

function offerWindow(
  context: TurnContext,
  draft: Draft,
  date: LocalDate,
  window: { readonly from: number; readonly to: number },
): Decision {
  const { studio, availability } = context;
  const wish = offerWish(context, draft, date, undefined);
  const within = offersOn(studio, availability, { ...wish, window }, offersOfDayMax);
  if (within.length > 0) {
    return offer(
      context,
      draft,
      { kind: 'free-on', date, narrowed: true },
      within,
      'offered-window',
    );
  }
  const closed = closedReason(context, date, window.from);
  const near = (window.from + Math.min(window.to, 24 * 60)) / 2;
  const nearest = offersFrom(studio, availability, { ...wish, near }, alternativesMax);
  return offer(context, draft, closed ?? { kind: 'nearest', date }, nearest, 'offered-nearest');
}

/** Only the day is known: show what it has, or say why it has nothing. */
function offerDay(context: TurnContext, draft: Draft, date: LocalDate): Decision {
  const { studio, availability } = context;
  const wish = offerWish(context, draft, date, undefined);
  const closed = closedReason(context, date, undefined);
  const offers = closed ? [] : offersOn(studio, availability, wish, offersOfDayMax);
  if (offers.length > 0) {
    const choices = offers.map((slot, index) => choiceOf(context, slot, index));
    return concluded(context, 'asked-time', {
      replies: [{ kind: 'ask-time', date, choices }],
      question: { kind: 'slot', options: choices, hours: true },
      draft,
    });
  }
  const later = offersFrom(studio, availability, wish, alternativesMax);
  return offer(context, draft, closed ?? { kind: 'nearest', date }, later, 'offered-later');
}

/** Past, too far or closed as a whole day, whatever the hour. */
function closedReason(
  context: TurnContext,
  date: LocalDate,
  minute: number | undefined,
): OfferReason | undefined {
  const { studio, availability, sentAt } = context;
  const probe = minute ?? startHours(studio, date).first;
  const judged = judgeStart(studio, availability, sentAt, { date, minute: probe });
  if (judged.kind === 'free') return undefined;
  const { refusal } = judged;
  const isWholeDay =
    refusal.kind === 'closed' ||
    refusal.kind === 'too-far' ||
    (refusal.kind === 'past' && date < context.today);
  return isWholeDay ? { kind: 'refused', asked: { date, minute: probe }, refusal } : undefined;
}

/** The hour is known or not, the day is not: ask, with the next days that have it to tap. */
function askDay(
  context: TurnContext,
  turn: WishTurn,
  time: TimeReading,
  day: DayReading,
): Decision {
  const { draft } = turn;
  const { studio, availability } = context;
  const span = day.kind === 'span' ? day.dates : [];
  const dates = span.length > 0 ? span : openDates(studio, context.today, 4);
  const wanted =
    time.kind === 'minute' ? [time.minute] : time.kind === 'ambiguous' ? time.choices : [];
  if (time.kind === 'none' && turn.asks && span.length === 0) return offerNext(context, draft);
  const slots = dates.flatMap((date) => {
    if (wanted.length > 0) {
      return availability
        .freeOn(date, draft.bookingId)
        .filter((slot) => wanted.includes(slot.minute));
    }
    if (span.length === 0 && time.kind === 'none') return [];
    const window = time.kind === 'window' ? { window: time } : {};
    return offersOn(
      studio,
      availability,
      { ...offerWish(context, draft, date, undefined), ...window },
      2,
    );
  });
  const choices = slots
    .slice(0, span.length > 0 ? offersOfDayMax : alternativesMax)
    .map((slot, index) => choiceOf(context, slot, index));
  return concluded(context, 'asked-day', {
    replies: [
      { kind: 'ask-day', ...(time.kind === 'minute' ? { time: time.minute } : {}), choices },
    ],
    question: choices.length > 0 ? { kind: 'slot', options: choices } : { kind: 'day' },
    draft: turn.asks ? { ...draft, goal: draft.goal === 'move' ? 'move' : 'book' } : draft,
  });
}

function offerNext(context: TurnContext, draft: Draft): Decision {
  const { studio, availability, today } = context;
  const offers = openDates(studio, today, 3).flatMap((date) =>
    offersOn(studio, availability, offerWish(context, draft, date, undefined), alternativesMax),
  );
  return offer(context, draft, { kind: 'free-next' }, offers, 'offered-next');
}

function decideIn(context: TurnContext, turn: WishTurn, minutes: number): Decision {
  const at = context.sentAt + minutes * minuteMs;
  const { date, minute } = wallClockAt(context.studio.zone, at);
  const isOnGrid = minute % context.studio.startIntervalMinutes === 0;
  const draft: Draft = { ...turn.draft, date };
  // "In two hours" rarely names a quarter of an hour exactly: what is nearest is offered.
  if (isOnGrid) return decideSlot(context, { ...turn, draft }, date, minute);
  return offerWindow(context, draft, date, { from: minute - 30, to: minute + 30 });
}

function askWhichDay(
  context: TurnContext,
  draft: Draft,
  day: Extract<DayReading, { kind: 'ambiguous' }>,
): Decision {
  const choices = day.choices.map((date, index) => ({ id: context.choiceId(index), date }));
  return concluded(context, `asked-${day.why}`, {
    replies: [{ kind: 'which-day', why: day.why, choices }],
    question: { kind: 'which-day', options: choices },
    draft,
  });
}

function askWhichTime(
  context: TurnContext,
  draft: Draft,
  date: LocalDate,
  time: Extract<TimeReading, { kind: 'ambiguous' }>,
): Decision {
  const choices = time.choices.map((minute, index) => ({ id: context.choiceId(index), minute }));
  return concluded(context, `asked-${time.why}`, {
    replies: [{ kind: 'which-time', why: time.why, date, choices }],
    question: { kind: 'which-time', options: choices },
    draft: { ...draft, date },
  });
}

/** Offers slots to choose from, or says that there are none. */
export function offer(
  context: TurnContext,
  draft: Draft,
  reason: OfferReason,
  slots: readonly FreeSlot[],
  name: string,
): Decision {
  const choices = slots.map((slot, index) => choiceOf(context, slot, index));
  const reply: Reply = { kind: 'offer', reason, choices };
  const question: Question =
    choices.length > 0 ? { kind: 'slot', options: choices } : { kind: 'day' };
  return concluded(context, name, { replies: [reply], question, draft });
}

function choiceOf(context: TurnContext, slot: FreeSlot, index: number): SlotChoice {
  return { id: context.choiceId(index), date: slot.date, minute: slot.minute };
}

function offerWish(
  _context: TurnContext,
  draft: Draft,
  date: LocalDate,
  near: number | undefined,
): Parameters<typeof offersOn>[2] {
  return {
    date,
    ...(near === undefined ? {} : { near }),
    ...(draft.refusedTimes ? { refused: draft.refusedTimes } : {}),
    ...(draft.bookingId ? { ownBookingId: draft.bookingId } : {}),
  };
}

function isAt(startsAt: number, zone: string, date: LocalDate, minute: number): boolean {
  const start = wallClockAt(zone, startsAt);
  return start.date === date && start.minute === minute;
}
