import { askWhichDay } from '#domain/conversation/ask-wish.ts';
import { decideWish } from '#domain/conversation/decide-wish.ts';
import type { Decision, TurnContext } from '#domain/conversation/decision.ts';
import { draftWith } from '#domain/conversation/draft-wish.ts';
import { timesFit } from '#domain/conversation/match-booking.ts';
import { exactTime } from '#domain/conversation/same-time.ts';
import type { Draft, Question } from '#domain/conversation/state.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Pick, Reading } from '#domain/intent/reading.ts';
import { weekdayOf } from '#domain/studio/local-date.ts';

export function answerDay(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-day' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const dates = question.options.map((option) => option.date);
  const pick = solePick(reading);
  const [wish] = reading.wishes;
  if (pick && !wish) {
    const option = pickOption(
      question.options,
      pick,
      (one, day) => Number(one.date.slice(8)) === day,
    );
    return option && withDate(context, draft, option.date);
  }
  if (!wish || wish.days.length === 0) return undefined;
  const day = resolveDay(wish.days, { today: context.today, scope: dates });
  const named = day.kind === 'span' ? day.dates : day.kind === 'date' ? [day.date] : [];
  const [said, more] = wish.days;
  const isBareWeekday = said?.form === 'weekday' && said.which === 'coming' && !more;
  const fitting = dates.filter((date) =>
    isBareWeekday ? weekdayOf(date) === said.weekday : named.includes(date),
  );
  if (fitting.length > 1 && isBareWeekday)
    return askWhichDay(context, draft, { kind: 'ambiguous', why: 'which-week', choices: fitting });
  if (fitting.length !== 1 || !fitting[0]) return undefined;
  const timed: Draft = wish.times.length > 0 ? { ...draft, times: [...wish.times] } : draft;
  return withDate(context, timed, fitting[0]);
}

export function answerTime(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-time' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const pick = solePick(reading);
  const [wish] = reading.wishes;
  if (pick && !wish) {
    const fits = (one: { minute: number }, hour: number) => one.minute === hour * 60;
    const option = pickOption(question.options, pick, fits);
    return option && withMinute(context, draft, option.minute);
  }
  if (!wish || wish.times.length === 0 || wish.days.length > 0) return undefined;
  const fitting = question.options.filter((option) => timesFit(wish.times, option.minute));
  return fitting.length === 1 && fitting[0]
    ? withMinute(context, draft, fitting[0].minute)
    : undefined;
}

/** "10" after being asked for a time is an hour; "5" after being asked for a day is a date. */
export function answerBareNumber(
  context: TurnContext,
  kind: 'day' | 'time',
  reading: Reading,
): Decision | undefined {
  const pick = solePick(reading);
  const draft = context.state.draft;
  if (!pick || !draft || reading.wishes.length > 0 || pick.ordinal) return undefined;
  if (kind === 'time') return asHour(context, draft, pick.value);
  const { draft: dated, day } = draftWith(context, draft, {
    days: [{ form: 'date', day: pick.value }],
    times: [],
  });
  return decideWish(context, { draft: dated, asks: false }, day);
}

export function withDate(context: TurnContext, draft: Draft, date: string): Decision {
  return decideWish(
    context,
    { draft: { ...draft, date }, asks: draft.goal === 'ask' },
    { kind: 'date', date },
  );
}

export function withMinute(
  context: TurnContext,
  draft: Draft,
  minute: number,
  asks = false,
): Decision {
  const timed: Draft = { ...draft, times: [exactTime(minute)] };
  const day = draft.date
    ? ({ kind: 'date', date: draft.date } as const)
    : ({ kind: 'none' } as const);
  return decideWish(context, { draft: timed, asks }, day);
}

/** An ordinal is a place in the list; a bare number an hour where one option has it, else a place. */
export function pickOption<Option>(
  options: readonly Option[],
  pick: { readonly value: number; readonly ordinal: boolean },
  fitsHour: (option: Option, hour: number) => boolean,
): Option | undefined {
  if (pick.value === -1) return options.at(-1);
  const place = options[pick.value - 1];
  if (pick.ordinal) return place;
  const byHour = options.filter((option) => fitsHour(option, pick.value));
  if (byHour.length === 1) return byHour[0];
  return byHour.length === 0 ? place : undefined;
}

export function asHour(
  context: TurnContext,
  draft: Draft,
  hour: number,
  asks = false,
): Decision | undefined {
  if (hour < 1 || hour > 24 || !draft.date) return undefined;
  const times: Draft['times'] = [{ form: 'clock', clock: { hour, minute: 0 } }];
  return decideWish(
    context,
    { draft: { ...draft, times }, asks },
    { kind: 'date', date: draft.date },
  );
}

/** A number or place in a list, where it is what the message says: not one that stands in a story. */
export function solePick(reading: Reading): Pick | undefined {
  const [pick] = reading.picks;
  const isAnswer = ['pick', 'yes', 'cancel', 'move'].includes(reading.intent);
  return isAnswer && reading.leftover.length === 0 ? pick : undefined;
}
