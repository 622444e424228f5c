import { askDay, askWhichDay, askWhichTime } from '#domain/conversation/ask-wish.ts';
import {
  concluded,
  type Decision,
  type Effect,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import {
  alternativesMax,
  confirmSlot,
  offer,
  offerDay,
  offerWindow,
  offerWish,
} from '#domain/conversation/offer-slots.ts';
import { ownSessions } from '#domain/conversation/own-sessions.ts';
import type { OfferReason } from '#domain/conversation/reply.ts';
import { withSameTime } from '#domain/conversation/same-time.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { DayReading } from '#domain/date-language/resolve-day.ts';
import { resolveTime, type TimeReading } from '#domain/date-language/resolve-time.ts';
import type { FreeSlot } from '#domain/schedule/availability.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { offersFrom } from '#domain/schedule/offers.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';

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

/** Decides on one wish, drafted over one or several messages: book, move, offer or ask. */
export function decideWish(context: TurnContext, wishTurn: WishTurn, day: DayReading): Decision {
  const turn = withSameTime(context, wishTurn);
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
export function settleByTime(
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
  // Before anything else: with several lanes the same time may be free once more.
  const own = context.bookings.find((booking) => isAt(booking.startsAt, studio.zone, date, minute));
  if (own && own.id !== ownBookingId) {
    return concluded(context, 'already-booked', {
      replies: [{ kind: 'already-yours', start: own.startsAt }],
    });
  }
  const judged = judgeStart(studio, availability, sentAt, {
    date,
    minute,
    ...(ownBookingId ? { ownBookingId } : {}),
  });
  if (judged.kind === 'free') {
    const { startsAt, endsAt } = judged.slot;
    const overlaps = context.bookings.some(
      (one) => one.id !== ownBookingId && one.startsAt < endsAt && startsAt < one.endsAt,
    );
    if (turn.asks || overlaps) return confirmSlot(context, draft, judged.slot);
    return take(context, draft, [judged.slot]);
  }
  const offers = offersFrom(studio, availability, offerWish(draft, date, minute), alternativesMax);
  const reason: OfferReason = { kind: 'refused', asked: { date, minute }, refusal: judged.refusal };
  return offer(context, draft, reason, offers, `refused-${judged.refusal.kind}`);
}

/** Books or moves to the slots: the effects, and a reply that holds if the write does. */
export function take(context: TurnContext, draft: Draft, slots: readonly FreeSlot[]): Decision {
  const moved = context.bookings.find((booking) => booking.id === draft.bookingId);
  const [slot] = slots;
  if (draft.goal === 'move' && !moved) {
    // It was cancelled meanwhile: nothing else is booked in its place.
    return concluded(context, 'gone', { replies: [{ kind: 'gone' }, ownSessions(context)] });
  }
  if (draft.goal === 'move' && moved && moved.startsAt === slot?.startsAt) {
    return concluded(context, 'unmoved', { replies: [{ kind: 'unchanged' }] });
  }
  if (draft.goal === 'move' && moved && slot) {
    return concluded(context, 'moved', {
      effects: [{ kind: 'move', booking: moved, slot }],
      replies: [{ kind: 'moved', from: moved.startsAt, to: slot.startsAt }],
      lastAction: {
        kind: 'moved',
        bookingIds: [moved.id],
        at: context.sentAt,
        from: moved.startsAt,
        ...(draft.scope ? { scope: draft.scope } : {}),
      },
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
    // The ids of new bookings are given when they are made; the use case adds them.
    lastAction: {
      kind: 'booked',
      bookingIds: [],
      at: context.sentAt,
      ...(draft.scope ? { scope: draft.scope } : {}),
    },
  });
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

function isAt(startsAt: number, zone: string, date: LocalDate, minute: number): boolean {
  const start = wallClockAt(zone, startsAt);
  return start.date === date && start.minute === minute;
}
