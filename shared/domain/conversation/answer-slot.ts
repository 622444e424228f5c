import { asHour, solePick, withMinute } from '#domain/conversation/answer-day-or-time.ts';
import { decideWish } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { decideWishes } from '#domain/conversation/handle-wishes.ts';
import { timesFit } from '#domain/conversation/match-booking.ts';
import { answerPick, writtenPlace } from '#domain/conversation/pick-slot.ts';
import type { Draft, Question, SlotOption } from '#domain/conversation/state.ts';
import { again, takeOption } from '#domain/conversation/take-option.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Reading } from '#domain/intent/reading.ts';

/** Picks by place in the list, by what was meant by a bare number, or by words that fit one option only. */
export function answerSlot(
  context: TurnContext,
  question: Extract<Question, { kind: 'slot' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const { options } = question;
  const [only] = options;
  const place = writtenPlace(reading, options);
  const pick = place ?? solePick(reading);
  const saysWish = reading.wishes.length > 0 && !place;
  const isHourAsked = pick && !pick.ordinal && draft.goal === 'ask';
  if (isHourAsked && !saysWish && reading.asks) {
    // "3 is free." "And 4?"
    return asHour(context, draft, pick.value, true) ?? again(context, options);
  }
  if (pick?.ordinal && !saysWish && reading.asks) {
    // "Paling deket jam berapa?" asks which one it is.
    const named = pick.value === -1 ? options.at(-1) : options[pick.value - 1];
    return named && withMinute(context, { ...draft, date: named.date }, named.minute, true);
  }
  if (pick && !saysWish) {
    return answerPick(context, draft, question, pick, reading);
  }
  if (reading.suits && reading.intent === 'ask' && reading.wishes.length === 1) {
    const agreed: Reading = { ...reading, intent: 'wish', asks: false, suits: false };
    return answerSlot(context, question, agreed) ?? decideWishes(context, agreed);
  }
  // For two, or every week: not what was offered.
  if (reading.several) return undefined;
  if (saysWish) {
    if (
      reading.intent === 'cancel' ||
      reading.intent === 'move' ||
      (reading.joined === 'and' && reading.wishes.length > 1)
    )
      return undefined;
    const fitting = isOldNews(draft, options, reading)
      ? []
      : optionsThatFit(context, options, reading);
    const [only] = fitting;
    if (fitting.length === 1 && only) {
      // With words around it that nothing is known of, it may be anything about that time; "4ish" states no hour.
      return reading.leftover.length > 0 || isVague(reading)
        ? withMinute(context, { ...draft, date: only.date }, only.minute, true)
        : takeOption(context, draft, only);
    }
    return undefined;
  }
  if (reading.another) return others(context, draft, options);
  const isChange = reading.intent === 'move' || reading.intent === 'cancel';
  if (reading.direction && !isChange) return towards(context, draft, options, reading.direction);
  if (reading.intent === 'yes' || (reading.affirms && reading.intent === 'book')) {
    return options.length === 1 && only
      ? takeOption(context, draft, only)
      : again(context, options);
  }
  if (reading.intent === 'book' && options.length === 1 && only && !reading.asks)
    return takeOption(context, draft, only);
  if (reading.whichever) return again(context, options);
  return undefined;
}

/** "At 8", and asked for the day "at 8" again: which day it is to be was not answered, though one only was offered. */
function isOldNews(draft: Draft, options: readonly SlotOption[], { wishes }: Reading): boolean {
  const { date, times } = draft;
  if (date !== undefined || times === undefined) return false;
  const isAllAtIt = options.every(({ minute }) => timesFit(times, minute));
  return isAllAtIt && wishes.every(({ days }) => days.length === 0);
}

/** "Jam 4an", "around 5": what lies near it is offered, and nothing booked. */
function isVague({ wishes }: Reading): boolean {
  return wishes.some(({ times }) =>
    times.some((time) => time.form === 'clock' && time.clock.approximate === true),
  );
}

function optionsThatFit(
  context: TurnContext,
  options: readonly SlotOption[],
  reading: Reading,
): SlotOption[] {
  const [wish] = reading.wishes;
  if (!wish || reading.wishes.length > 1) return [];
  const day = resolveDay(wish.days, {
    today: context.today,
    scope: options.map((one) => one.date),
  });
  return options.filter((option) => {
    const isOnDay =
      day.kind === 'none' ||
      (day.kind === 'date' && day.date === option.date) ||
      (day.kind === 'span' && day.dates.includes(option.date)) ||
      (day.kind === 'ambiguous' && day.choices.includes(option.date));
    return isOnDay && timesFit(wish.times, option.minute);
  });
}

/** "Jam lain ada?": what was shown is left out. */
function others(context: TurnContext, draft: Draft, options: readonly SlotOption[]): Decision {
  const shown = options.map((option) => ({ from: option.minute, to: option.minute }));
  const date = draft.date ?? options[0]?.date ?? context.today;
  const { times: _, ...rest } = draft;
  const wider: Draft = { ...rest, date, refusedTimes: [...(draft.refusedTimes ?? []), ...shown] };
  return decideWish(context, { draft: wider, asks: true }, { kind: 'date', date });
}

/** "No, earlier": what is before all that was shown, on the same day. */
function towards(
  context: TurnContext,
  draft: Draft,
  options: readonly SlotOption[],
  direction: 'earlier' | 'later',
): Decision | undefined {
  const [date, another] = new Set(options.map((option) => option.date));
  if (!date || another) return undefined;
  const minutes = options.map(({ minute }) => minute);
  const span =
    direction === 'earlier'
      ? { fromMinute: 0, toMinute: Math.min(...minutes) - 1 }
      : { fromMinute: Math.max(...minutes) + 1, toMinute: 24 * 60 };
  const wanted: Draft = { ...draft, date, times: [{ form: 'span', ...span }] };
  return decideWish(context, { draft: wanted, asks: true }, { kind: 'date', date });
}
