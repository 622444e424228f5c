import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import type { OfferReason, Reply, SlotChoice } from '#domain/conversation/reply.ts';
import type { Draft, Question } from '#domain/conversation/state.ts';
import type { FreeSlot } from '#domain/schedule/availability.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { offersFrom, offersOn, openDates } from '#domain/schedule/offers.ts';
import { startHours } from '#domain/schedule/opening.ts';
import type { LocalDate } from '#domain/studio/studio.ts';

/** How many starts a question for a time shows; WhatsApp lists hold ten rows. */
export const offersOfDayMax = 9;

export const alternativesMax = 3;

export function offerWindow(
  context: TurnContext,
  draft: Draft,
  date: LocalDate,
  window: { readonly from: number; readonly to: number },
): Decision {
  const { studio, availability } = context;
  const wish = offerWish(draft, date, undefined);
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
export function offerDay(context: TurnContext, draft: Draft, date: LocalDate): Decision {
  const { studio, availability } = context;
  const wish = offerWish(draft, date, undefined);
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

export function offerNext(context: TurnContext, draft: Draft): Decision {
  const { studio, availability, today } = context;
  const offers = openDates(studio, today, 3).flatMap((date) =>
    offersOn(studio, availability, offerWish(draft, date, undefined), alternativesMax),
  );
  return offer(context, draft, { kind: 'free-next' }, offers, 'offered-next');
}

export function confirmSlot(context: TurnContext, draft: Draft, slot: FreeSlot): Decision {
  const choice = choiceOf(context, slot, 0);
  return concluded(context, 'asked-to-confirm', {
    replies: [{ kind: 'confirm-slot', choice, moves: draft.goal === 'move' }],
    question: { kind: 'slot', options: [choice] },
    draft: { ...draft, date: slot.date },
  });
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
  // Offered for an area of a day, a bare number is the hour that suits.
  const hours = reason.kind === 'free-on' ? ({ hours: true } as const) : {};
  const question: Question =
    choices.length > 0 ? { kind: 'slot', options: choices, ...hours } : { kind: 'day' };
  return concluded(context, name, { replies: [reply], question, draft });
}

export function choiceOf(context: TurnContext, slot: FreeSlot, index: number): SlotChoice {
  return { id: context.choiceId(index), date: slot.date, minute: slot.minute };
}

export function offerWish(
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
