import type { WishTurn } from '#domain/conversation/decide-wish.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import {
  alternativesMax,
  choiceOf,
  offerNext,
  offersOfDayMax,
  offerWish,
} from '#domain/conversation/offer-slots.ts';
import type { Draft } from '#domain/conversation/state.ts';
import type { DayReading } from '#domain/date-language/resolve-day.ts';
import type { TimeReading } from '#domain/date-language/resolve-time.ts';
import { offersOn, openDates } from '#domain/schedule/offers.ts';
import type { LocalDate } from '#domain/studio/studio.ts';

/** The hour is known or not, the day is not: ask, with the next days that have it to tap. */
export function askDay(
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
    return offersOn(studio, availability, { ...offerWish(draft, date, undefined), ...window }, 2);
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

export function askWhichDay(
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

export function askWhichTime(
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
