import { asHour } from '#domain/conversation/answer-day-or-time.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import type { Draft, Question, SlotOption } from '#domain/conversation/state.ts';
import { again, takeOption } from '#domain/conversation/take-option.ts';
import { resolveTime } from '#domain/date-language/resolve-time.ts';
import type { Pick, Reading } from '#domain/intent/reading.ts';
import { startHours } from '#domain/schedule/opening.ts';

/** "2nd" is read as a date; where no choice is of that date, it is the second of them. */
export function writtenPlace(reading: Reading, options: readonly SlotOption[]): Pick | undefined {
  const [said, more] = reading.words;
  const value = more === undefined ? Number(/^(\d)(?:st|nd|rd|th)$/i.exec(said ?? '')?.[1]) : 0;
  const isDate = options.some((option) => Number(option.date.slice(8)) === value);
  return value >= 1 && value <= options.length && !isDate ? { value, ordinal: true } : undefined;
}

/** A bare number may be an hour or a place in the list; where both are possible the client is asked. */
export function answerPick(
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
