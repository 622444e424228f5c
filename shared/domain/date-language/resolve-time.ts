import type { ClockSpec, TimeSpec } from '#domain/date-language/atom.ts';
import type { DayPart } from '#domain/date-language/day-words.ts';
import type { ClockMinutes } from '#domain/studio/studio.ts';

export type TimeReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'minute'; readonly minute: ClockMinutes }
  | {
      readonly kind: 'ambiguous';
      readonly why: 'am-or-pm' | 'half';
      readonly choices: readonly ClockMinutes[];
    }
  /** An area to offer from: starts in `[from, to]`. */
  | { readonly kind: 'window'; readonly from: ClockMinutes; readonly to: ClockMinutes }
  /** Counted from the message: "in two hours". */
  | { readonly kind: 'in'; readonly minutes: number };

/** The hours between which a session may start on the day in question; breaks do not matter here. */
export interface StartHours {
  readonly first: ClockMinutes;
  readonly last: ClockMinutes;
}

const hour = 60;
const dayEnd = 24 * hour;

/** From the words for a time to the minute of the day meant, an area to offer, or the choice to be made. */
export function resolveTime(specs: readonly TimeSpec[], hours: StartHours): TimeReading {
  const part = specs.find((spec) => spec.form === 'part')?.part;
  const main = specs.find((spec) => spec.form !== 'part');
  if (!main) return part ? windowOfPart(part, hours) : { kind: 'none' };
  switch (main.form) {
    case 'clock':
      return resolveClock(withPart(main.clock, part), hours);
    case 'window':
      return resolveWindow(main, part, hours);
    case 'span':
      return { kind: 'window', from: main.fromMinute, to: main.toMinute };
    case 'in':
      return { kind: 'in', minutes: main.minutes };
    case 'same':
      return { kind: 'none' };
    case 'any':
      return part ? windowOfPart(part, hours) : { kind: 'window', from: 0, to: dayEnd };
  }
}

function withPart(clock: ClockSpec, part: DayPart | undefined): ClockSpec {
  if (!part || clock.part || clock.meridiem) return clock;
  return { ...clock, part };
}

function resolveClock(clock: ClockSpec, hours: StartHours): TimeReading {
  if (clock.halfUnclear) {
    const { halfUnclear: _, ...plain } = clock;
    const before = likeliest({ ...plain, hour: clock.hour - 1 || 12, minute: 30 }, hours);
    const after = likeliest({ ...plain, minute: 30 }, hours);
    return { kind: 'ambiguous', why: 'half', choices: [...before, ...after] };
  }
  const minutes = likeliest(clock, hours);
  const [only, other] = minutes;
  if (only === undefined) return { kind: 'none' };
  if (clock.approximate) return { kind: 'window', from: only - 30, to: (other ?? only) + 30 };
  if (other !== undefined) return { kind: 'ambiguous', why: 'am-or-pm', choices: minutes };
  return { kind: 'minute', minute: only };
}

/** The readings of a clock time that the hours allow; where they allow none, the one people mean. */
function likeliest(clock: ClockSpec, hours: StartHours): ClockMinutes[] {
  const readings = readingsOf(clock);
  if (readings.length < 2) return readings;
  const open = readings.filter((minute) => minute >= hours.first && minute <= hours.last);
  if (open.length > 0) return open;
  const [asSaid = 0, later = 0] = readings;
  return [clock.hour >= 7 ? asSaid : later];
}

/** All minutes of the day that a clock time can stand for, the one as said first. */
function readingsOf(clock: ClockSpec): ClockMinutes[] {
  const { hour: said, minute } = clock;
  const at = (value: number): ClockMinutes => value * hour + minute;
  if (clock.meridiem) {
    if (said > 12) return [at(said)];
    return [at((said % 12) + (clock.meridiem === 'pm' ? 12 : 0))];
  }
  if (clock.exact || said > 12 || said === 0) return [at(said)];
  if (clock.part) {
    const byPart = hourOfPart(said, clock.part);
    if (byPart !== undefined) return [at(byPart)];
  }
  if (said === 12) return [at(12)];
  return [at(said), at(said + 12)];
}

/** What an hour from 1 to 12 means with a part of the day; undefined where they do not go together. */
function hourOfPart(said: number, part: DayPart): number | undefined {
  switch (part) {
    case 'morning':
      return said < 12 ? said : undefined;
    case 'midday':
      if (said >= 10) return said;
      return said <= 4 ? said + 12 : undefined;
    case 'afternoon':
    case 'late-afternoon':
      if (said === 12) return 12;
      return said <= 7 ? said + 12 : undefined;
    case 'evening':
      if (said === 4) return 16;
      return hourOfPart(said, 'night');
    case 'night':
      // After midnight up to four; "jam 12 malam" ends the day.
      if (said === 12) return 24;
      return said >= 5 ? said + 12 : said;
  }
}

function windowOfPart(part: DayPart, hours: StartHours): TimeReading {
  switch (part) {
    case 'morning':
      return { kind: 'window', from: hours.first, to: 12 * hour - 1 };
    case 'midday':
      return { kind: 'window', from: 11 * hour, to: 15 * hour };
    case 'afternoon':
      return { kind: 'window', from: 12 * hour, to: 17 * hour };
    case 'late-afternoon':
      return { kind: 'window', from: 15 * hour, to: 18 * hour };
    case 'evening':
      return { kind: 'window', from: 17 * hour, to: dayEnd };
    case 'night':
      return { kind: 'window', from: 18 * hour, to: dayEnd };
  }
}

function resolveWindow(
  spec: Extract<TimeSpec, { form: 'window' }>,
  part: DayPart | undefined,
  hours: StartHours,
): TimeReading {
  const froms = spec.from ? likeliest(withPart(spec.from, part), hours) : [0];
  const tos = spec.to ? readingsOf(withPart(spec.to, part)) : [dayEnd];
  const from = froms[0] ?? 0;
  const to = tos.find((minute) => minute > from) ?? Math.max(...tos);
  if (spec.from === undefined) {
    const within = tos.find((minute) => minute > hours.first) ?? to;
    return { kind: 'window', from: 0, to: within };
  }
  return { kind: 'window', from, to: Math.max(to, from) };
}
