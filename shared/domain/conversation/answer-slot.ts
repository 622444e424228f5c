import { asHour, solePick, withMinute } from '#domain/conversation/answer-day-or-time.ts';
import { decideWish, take } from '#domain/conversation/decide-wish.ts';
import {
  concluded,
  continued,
  type Decision,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import { decideWishes } from '#domain/conversation/handle-wishes.ts';
import { timesFit } from '#domain/conversation/match-booking.ts';
import type { Draft, Question, SlotOption } from '#domain/conversation/state.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Pick, Reading } from '#domain/intent/reading.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import { startHours } from '#domain/schedule/opening.ts';

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
    const fitting = optionsThatFit(context, options, reading);
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

/** "Jam 4an", "around 5": what lies near it is offered, and nothing booked. */
function isVague({ wishes }: Reading): boolean {
  return wishes.some(({ times }) =>
    times.some((time) => time.form === 'clock' && time.clock.approximate === true),
  );
}

/** "2nd" is read as a date; where no choice is of that date, it is the second of them. */
function writtenPlace(reading: Reading, options: readonly SlotOption[]): Pick | undefined {
  const [said, more] = reading.words;
  const value = more === undefined ? Number(/^(\d)(?:st|nd|rd|th)$/i.exec(said ?? '')?.[1]) : 0;
  const isDate = options.some((option) => Number(option.date.slice(8)) === value);
  return value >= 1 && value <= options.length && !isDate ? { value, ordinal: true } : undefined;
}

/** A bare number may be an hour or a place in the list; where both are possible the client is asked. */
function answerPick(
  context: TurnContext,
  draft: Draft,
  question: Extract<Question, { kind: 'slot' }>,
  pick: Pick,
  reading: Reading,
): Decision | undefined {
  const { options } = question;
  const place = pick.value === -1 ? options.at(-1) : options[pick.value - 1];
  if (pick.ofTwo && options.length !== 2) return again(context, options);
  // "Satu aja deh", of the one time that was offered.
  if (place && options.length === 1 && reading.replaces) return takeOption(context, draft, place);
  if (pick.ordinal) return place ? takeOption(context, draft, place) : again(context, options);
  const byHour = options.filter((option) => hourFits(option, pick.value));
  if (byHour.length === 1 && byHour[0]) return takeOption(context, draft, byHour[0]);
  const asked = asHour(context, draft, pick.value);
  if ((question.hours && !isLoneDigit(reading)) || !place) return asked ?? again(context, options);
  const hour = startableHour(context, draft, pick.value);
  if (hour === undefined || hour === place.minute) return takeOption(context, draft, place);
  // "Ok 3 then", where an hour was wanted before: another hour.
  const saidHour = draft.times?.some((time) => time.form === 'clock') === true;
  if (reading.replaces && saidHour && asked) return asked;
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

/** "1" and no more, to a list of hours without one o'clock: it may be the first line. "One" and "3 works" are hours. */
function isLoneDigit({ words }: Reading): boolean {
  const [only, more] = words;
  return more === undefined && only !== undefined && /^[1-6]$/.test(only);
}

/** The minute of the day that a bare hour names on the day in question, if a session may start then. */
function startableHour(context: TurnContext, draft: Draft, hour: number): number | undefined {
  if (!draft.date || hour < 1 || hour > 24) return undefined;
  const hours = startHours(context.studio, draft.date);
  const time = resolveTime([{ form: 'clock', clock: { hour, minute: 0 } }], hours);
  const isOpen = time.kind === 'minute' && time.minute >= hours.first && time.minute <= hours.last;
  return isOpen ? time.minute : undefined;
}

function hourFits(option: SlotOption, hour: number): boolean {
  return option.minute === hour * 60 || option.minute === (hour + 12) * 60;
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

/** The option chosen is judged afresh: it may have been taken since it was offered. */
export function takeOption(context: TurnContext, draft: Draft, option: SlotOption): Decision {
  const ownBookingId = draft.bookingId;
  const judged = judgeStart(context.studio, context.availability, context.sentAt, {
    date: option.date,
    minute: option.minute,
    ...(ownBookingId ? { ownBookingId } : {}),
  });
  if (judged.kind === 'free') return take(context, draft, [judged.slot]);
  return withMinute(context, { ...draft, date: option.date }, option.minute);
}
