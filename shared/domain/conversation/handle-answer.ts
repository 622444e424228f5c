import {
  concluded,
  continued,
  type Decision,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import { askCancelAll, cancelAll, cancelOne } from '#domain/conversation/handle-cancel.ts';
import { moveTo } from '#domain/conversation/handle-move.ts';
import { decideWish, draftWith, take } from '#domain/conversation/handle-wish.ts';
import { bookingsThatFit, timesFit } from '#domain/conversation/match-booking.ts';
import type { Draft, Question, SlotOption } from '#domain/conversation/state.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Pick, Reading } from '#domain/intent/reading.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { startHours } from '#domain/schedule/opening.ts';

/**
 * Takes a message as an answer to the question that is open, where it is one. Undefined: it is not, and is
 * read as anything else would be.
 */
export function answerQuestion(context: TurnContext, reading: Reading): Decision | undefined {
  const { question } = context.state;
  if (!question) return undefined;
  if (isLeaving(reading)) return concluded(context, 'left', { replies: [{ kind: 'let-me-know' }] });
  switch (question.kind) {
    case 'slot':
      return answerSlot(context, question, reading);
    case 'which-day':
      return answerDay(context, question, reading);
    case 'which-time':
      return answerTime(context, question, reading);
    case 'which-booking':
      return answerBooking(context, question, reading);
    case 'cancel-all':
      return answerCancelAll(context, question, reading);
    case 'cancel-or-move':
      return answerCancelOrMove(context, question, reading);
    case 'day':
    case 'time':
      return answerBareNumber(context, question.kind, reading);
  }
}

function isLeaving(reading: Reading): boolean {
  if (reading.wishes.length > 0 || reading.picks.length > 0 || reading.another) return false;
  return ['never-mind', 'give-up', 'no', 'keep'].includes(reading.intent);
}

/** A tap on one of the open choices. Undefined: the id is not of the question that is open. */
export function answerTap(context: TurnContext, choiceId: string): Decision | undefined {
  const { question, lastAction } = context.state;
  if (lastAction?.undoId === choiceId) return undefined;
  if (!question) return undefined;
  const draft = context.state.draft ?? { goal: 'book' };
  switch (question.kind) {
    case 'slot': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && takeOption(context, draft, option);
    }
    case 'which-day': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && withDate(context, draft, option.date);
    }
    case 'which-time': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && withMinute(context, draft, option.minute);
    }
    case 'which-booking': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && forBooking(context, question.purpose, option.bookingId);
    }
    case 'cancel-all':
      if (choiceId === question.yesId) return cancelAll(context, question.bookingIds);
      if (choiceId === question.noId)
        return concluded(context, 'kept', { replies: [{ kind: 'unchanged' }] });
      return undefined;
    case 'cancel-or-move':
      if (choiceId === question.cancelId) return forBooking(context, 'cancel', question.bookingId);
      if (choiceId === question.moveId) return forBooking(context, 'move', question.bookingId);
      return undefined;
    case 'day':
    case 'time':
      return undefined;
  }
}

/** The option chosen is judged afresh: it may have been taken since it was offered. */
function takeOption(context: TurnContext, draft: Draft, option: SlotOption): Decision {
  const ownBookingId = draft.bookingId;
  const judged = judgeStart(context.studio, context.availability, context.sentAt, {
    date: option.date,
    minute: option.minute,
    ...(ownBookingId ? { ownBookingId } : {}),
  });
  if (judged.kind === 'free') return take(context, draft, [judged.slot]);
  return withMinute(context, { ...draft, date: option.date }, option.minute);
}

function withDate(context: TurnContext, draft: Draft, date: string): Decision {
  return decideWish(
    context,
    { draft: { ...draft, date }, asks: draft.goal === 'ask' },
    { kind: 'date', date },
  );
}

function withMinute(context: TurnContext, draft: Draft, minute: number): Decision {
  const clock = { hour: Math.floor(minute / 60), minute: minute % 60, exact: true } as const;
  const timed: Draft = { ...draft, times: [{ form: 'clock', clock }] };
  const day = draft.date
    ? ({ kind: 'date', date: draft.date } as const)
    : ({ kind: 'none' } as const);
  return decideWish(context, { draft: timed, asks: false }, day);
}

function forBooking(
  context: TurnContext,
  purpose: 'cancel' | 'move',
  bookingId: string,
): Decision | undefined {
  const booking = context.bookings.find((one) => one.id === bookingId);
  if (!booking) return concluded(context, 'gone', { replies: [{ kind: 'no-bookings' }] });
  if (purpose === 'cancel') return cancelOne(context, booking);
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

/** Picks by place in the list, by what was meant by a bare number, or by words that fit one option only. */
function answerSlot(
  context: TurnContext,
  question: Extract<Question, { kind: 'slot' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const { options } = question;
  const [only] = options;
  const [pick] = reading.picks;
  const saysWish = reading.wishes.length > 0;
  if (pick && !saysWish) {
    return answerPick(context, draft, question, pick);
  }
  if (saysWish) {
    if (
      reading.intent === 'cancel' ||
      reading.intent === 'move' ||
      (reading.joined === 'and' && reading.wishes.length > 1)
    )
      return undefined;
    const fitting = optionsThatFit(context, options, reading);
    if (fitting.length === 1 && fitting[0]) return takeOption(context, draft, fitting[0]);
    return undefined;
  }
  if (reading.another) return others(context, draft, options);
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

/** A bare number may be an hour or a place in the list; where both are possible the client is asked. */
function answerPick(
  context: TurnContext,
  draft: Draft,
  question: Extract<Question, { kind: 'slot' }>,
  pick: Pick,
): Decision | undefined {
  const { options } = question;
  const place = pick.value === -1 ? options.at(-1) : options[pick.value - 1];
  if (pick.ordinal) return place ? takeOption(context, draft, place) : again(context, options);
  const byHour = options.filter((option) => hourFits(option, pick.value));
  if (byHour.length === 1 && byHour[0]) return takeOption(context, draft, byHour[0]);
  const asked = asHour(context, draft, pick.value);
  if (question.hours || !place) return asked ?? again(context, options);
  const hour = startableHour(context, draft, pick.value);
  if (hour === undefined || hour === place.minute) return takeOption(context, draft, place);
  const choices = [place.minute, hour].map((minute, index) => ({
    id: context.choiceId(index),
    minute,
  }));
  return concluded(context, 'asked-place-or-hour', {
    replies: [{ kind: 'which-time', why: 'half', date: place.date, choices }],
    question: { kind: 'which-time', options: choices },
    draft: { ...draft, date: place.date },
  });
}

/** The minute of the day that a bare hour names on the day in question, if a session may start then. */
function startableHour(context: TurnContext, draft: Draft, hour: number): number | undefined {
  if (!draft.date || hour < 1 || hour > 24) return undefined;
  const hours = startHours(context.studio, draft.date);
  const time = resolveTime([{ form: 'clock', clock: { hour, minute: 0 } }], hours);
  const isOpen = time.kind === 'minute' && time.minute >= hours.first && time.minute <= hours.last;
  return isOpen ? time.minute : undefined;
}

function asHour(context: TurnContext, draft: Draft, hour: number): Decision | undefined {
  if (hour < 1 || hour > 24 || !draft.date) return undefined;
  const times: Draft['times'] = [{ form: 'clock', clock: { hour, minute: 0 } }];
  return decideWish(
    context,
    { draft: { ...draft, times }, asks: false },
    { kind: 'date', date: draft.date },
  );
}

function hourFits(option: SlotOption, hour: number): boolean {
  return option.minute === hour * 60 || option.minute === (hour + 12) * 60;
}

/** An ordinal is a place in the list; a bare number an hour where one option has it, else a place. */
function pickOption<Option>(
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

function again(context: TurnContext, options: readonly SlotOption[]): Decision {
  return continued(context, 'asked-again', [
    { kind: 'offer', reason: { kind: 'again' }, choices: options },
  ]);
}

/** "Jam lain ada?": what was shown is left out. */
function others(context: TurnContext, draft: Draft, options: readonly SlotOption[]): Decision {
  const shown = options.map((option) => ({ from: option.minute, to: option.minute }));
  const date = draft.date ?? options[0]?.date ?? context.today;
  const { times: _, ...rest } = draft;
  const wider: Draft = { ...rest, date, refusedTimes: [...(draft.refusedTimes ?? []), ...shown] };
  return decideWish(context, { draft: wider, asks: true }, { kind: 'date', date });
}

function answerDay(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-day' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const dates = question.options.map((option) => option.date);
  const [pick] = reading.picks;
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
  const fitting = dates.filter((date) => named.includes(date));
  if (fitting.length !== 1 || !fitting[0]) return undefined;
  const timed: Draft = wish.times.length > 0 ? { ...draft, times: [...wish.times] } : draft;
  return withDate(context, timed, fitting[0]);
}

function answerTime(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-time' }>,
  reading: Reading,
): Decision | undefined {
  const draft = context.state.draft ?? { goal: 'book' };
  const [pick] = reading.picks;
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

function answerBooking(
  context: TurnContext,
  question: Extract<Question, { kind: 'which-booking' }>,
  reading: Reading,
): Decision | undefined {
  const [pick] = reading.picks;
  const [wish] = reading.wishes;
  if (reading.all && question.purpose === 'cancel') return askCancelAll(context);
  if (pick && !wish) {
    const option = pickOption(question.options, pick, () => false);
    if (option) return forBooking(context, question.purpose, option.bookingId);
    return continuedQuestion(context, question);
  }
  const isAnswer = ['wish', 'ask', 'book', 'yes', 'pick', question.purpose].includes(
    reading.intent,
  );
  if (!isAnswer) return undefined;
  if (!wish) return continuedQuestion(context, question);
  const listed = new Set(question.options.map((option) => option.bookingId));
  const fitting = bookingsThatFit(context, wish).filter((booking) => listed.has(booking.id));
  if (fitting.length === 1 && fitting[0])
    return forBooking(context, question.purpose, fitting[0].id);
  return reading.intent === 'wish' || reading.intent === 'ask'
    ? continuedQuestion(context, question)
    : undefined;
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

function answerCancelAll(
  context: TurnContext,
  question: Extract<Question, { kind: 'cancel-all' }>,
  reading: Reading,
): Decision | undefined {
  const isYes =
    reading.intent === 'yes' ||
    reading.intent === 'cancel-all' ||
    (reading.intent === 'cancel' && reading.wishes.length === 0);
  if (isYes) return cancelAll(context, question.bookingIds);
  // "Eh yang Jumat aja": one of them after all.
  const [wish] = reading.wishes;
  const isOnly = wish && reading.intent === 'wish' && !reading.asks;
  const fitting = isOnly ? bookingsThatFit(context, wish) : [];
  return fitting.length === 1 && fitting[0] ? cancelOne(context, fitting[0]) : undefined;
}

function answerCancelOrMove(
  context: TurnContext,
  question: Extract<Question, { kind: 'cancel-or-move' }>,
  reading: Reading,
): Decision | undefined {
  const [pick] = reading.picks;
  if (reading.intent === 'cancel' || (pick?.value === 1 && reading.wishes.length === 0))
    return forBooking(context, 'cancel', question.bookingId);
  const booking = context.bookings.find((one) => one.id === question.bookingId);
  if (!booking) return undefined;
  if (reading.intent === 'move' || pick?.value === 2)
    return moveTo(context, booking, reading, reading.wishes[0]);
  if (reading.wishes[0] && reading.intent === 'wish')
    return moveTo(context, booking, reading, reading.wishes[0]);
  return undefined;
}

/** "10" after being asked for a time is an hour; "5" after being asked for a day is a date. */
function answerBareNumber(
  context: TurnContext,
  kind: 'day' | 'time',
  reading: Reading,
): Decision | undefined {
  const [pick] = reading.picks;
  const draft = context.state.draft;
  if (!pick || !draft || reading.wishes.length > 0 || pick.ordinal) return undefined;
  if (kind === 'time') return asHour(context, draft, pick.value);
  const { draft: dated, day } = draftWith(context, draft, {
    days: [{ form: 'date', day: pick.value }],
    times: [],
  });
  return decideWish(context, { draft: dated, asks: false }, day);
}
