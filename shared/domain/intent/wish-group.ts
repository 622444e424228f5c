import type { DaySpec, TimeSpec } from '#domain/date-language/atom.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Pick } from '#domain/intent/reading.ts';

/** `aside`: it stands in a reason, and counts only where nothing else is said. */
export type Role = 'wanted' | 'refused' | 'source' | 'target' | 'aside';
/** `else`: wanted where what was said before cannot be had. */
export type Link = 'none' | 'and' | 'or' | 'else' | 'correction';

/** Days and times that were said together, and how they hang on what came before. */
export interface Group {
  days: DaySpec[];
  times: TimeSpec[];
  role: Role;
  link: Link;
  /** A lone number behind the day was taken for the hour; a real clock time shows it to be the date. */
  bareNumber?: number;
  /** The hour was a lone number before the day, which may have been a "for": "4 tmrw at 5pm". */
  guessedHour?: true;
  /** Something else of the client's is then: "Jumat pagi gw kerja". */
  busy?: true;
  /** Whether a verb stands before it. */
  followsVerb: boolean;
  /** Which sentence of the message it stands in. */
  sentence: number;
  /** The verb that governs it: the last one before it. */
  verb: Cue | undefined;
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** Numbers and ordinals that belong to no day or time. */
  readonly picks: readonly Pick[];
  readonly durations: readonly { readonly minutes: number; readonly days: number }[];
  /** The message opens with a correction, before any day or time. */
  readonly corrects: boolean;
}

/** "9 or 10 tomorrow": a number is an hour where the one it is weighed against is. */
export function isFirstHour(value: number, [link, other, day]: readonly Element[]): boolean {
  const isLinked = link?.type === 'cue' && (link.cue === 'or' || link.cue === 'and');
  const isNumber = other?.type === 'atom' && other.atom.kind === 'number';
  const isDated = day?.type === 'atom' && (day.atom.kind === 'day' || day.atom.kind === 'time');
  return value >= 1 && value <= 24 && isLinked && isNumber && isDated;
}

/** A week or a month says which one of the days is meant. */
export function isScope(spec: DaySpec): boolean {
  return spec.form === 'week' || spec.form === 'month' || spec.form === 'named-month';
}

export function isOfAnyWeek(day: DaySpec): boolean {
  return day.form === 'any' || (day.form === 'weekday' && day.which === 'coming');
}

export function timeBelongs(group: Group, spec: TimeSpec): boolean {
  const last = group.times.at(-1);
  if (!last) return true;
  const forms = [last.form, spec.form];
  if (group.times.length > 1) return false;
  if (!forms.includes('part')) return false;
  if (last.form === 'clock' && (last.clock.part || last.clock.meridiem)) return false;
  return last.form !== spec.form;
}

export function otherSideOf({
  from,
  to,
}: Extract<TimeSpec, { form: 'window' }>): TimeSpec | undefined {
  if (from && to) return undefined;
  if (to) return { form: 'window', from: to };
  return from ? { form: 'window', to: from } : undefined;
}
