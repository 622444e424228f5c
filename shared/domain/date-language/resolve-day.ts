import type { DaySpec, WhichWeek } from '#domain/date-language/atom.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  makeDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from '#domain/studio/local-date.ts';
import type { LocalDate, Weekday } from '#domain/studio/studio.ts';

export type DayReading =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: LocalDate }
  /** A span to choose from: a week, a weekend, "any day", a month (which names no dates). */
  | { readonly kind: 'span'; readonly dates: readonly LocalDate[] }
  | { readonly kind: 'ambiguous'; readonly why: DayDoubt; readonly choices: readonly LocalDate[] }
  /** No such day in the calendar, such as 31 November. */
  | { readonly kind: 'impossible' };

export type DayDoubt =
  /** "next Friday" while this week's is ahead. */
  | 'which-week'
  /** The weekday is today's: today or in a week; an hour still ahead settles it. */
  | 'today-or-next'
  /** "Thursday the 4th" where the 4th is a Friday. */
  | 'contradiction'
  | 'spelling';

export interface DayContext {
  /** The studio's date at the message's own time. */
  readonly today: LocalDate;
  /** A week named in an earlier message, in which a weekday is looked for first. */
  readonly scope?: readonly LocalDate[];
  /** The date of the session that is spoken of: what "the same day" means. */
  readonly same?: LocalDate;
  /** The date last spoken of: what "the day after" counts from. */
  readonly named?: LocalDate;
}

/** From the words for a day to the date meant, or to the choice that the client must make. */
export function resolveDay(specs: readonly DaySpec[], context: DayContext): DayReading {
  if (specs.length === 0) return { kind: 'none' };
  const week = specs.find((spec) => spec.form === 'week');
  const monthOffset = monthOffsetOf(specs, context.today);
  const named = specs.filter((spec) => !isScopeForm(spec));
  const firm = named.filter((spec) => spec.form !== 'offset' || !spec.soft);
  const counted = firm.length > 0 ? firm : named;
  // Where a date or a week says which day, "malam senin" only says that it is the evening.
  const isDated = week !== undefined || counted.some((spec) => spec.form === 'date');
  const days = isDated ? counted.map(withoutEve) : counted;
  if (days.length === 0) {
    if (week) return { kind: 'span', dates: datesOfWeek(context.today, week.offset) };
    return { kind: 'span', dates: [] };
  }
  const scoped = week ? { ...context, scope: wholeWeek(context.today, week.offset) } : context;
  const checked = checkedByWeekday(days, scoped, monthOffset);
  if (checked) return checked;
  const readings = days.map((spec) => resolveOne(spec, scoped, monthOffset));
  return readings.length === 1 ? (readings[0] ?? { kind: 'none' }) : reconcile(readings);
}

function isScopeForm(spec: DaySpec): boolean {
  return spec.form === 'week' || spec.form === 'month' || spec.form === 'named-month';
}

/** The month that the words name, counted from this one. A month that is over is next year's. */
function monthOffsetOf(specs: readonly DaySpec[], today: LocalDate): number | undefined {
  const spec = specs.find((one) => one.form === 'month' || one.form === 'named-month');
  if (spec?.form === 'month') return spec.offset;
  if (spec?.form !== 'named-month') return undefined;
  const ahead = spec.month - monthOf(today);
  if (spec.year !== undefined) return ahead + 12 * (spec.year - yearOf(today));
  if (spec.years !== undefined) return ahead + 12 * spec.years;
  return ahead < 0 ? ahead + 12 : ahead;
}

function withoutEve(spec: DaySpec): DaySpec {
  if (spec.form !== 'eve') return spec;
  return { form: 'weekday', weekday: spec.weekday, which: 'coming' };
}

/** "Dua minggu lagi hari Rabu", said on a Wednesday. */
function isWeeksOn(spec: DaySpec): boolean {
  return spec.form === 'offset' && spec.days >= 7;
}

/** A weekday beside a date says nothing new where it is right: "senin tgl 21", three weeks ahead. */
function checkedByWeekday(
  days: readonly DaySpec[],
  context: DayContext,
  monthOffset: number | undefined,
): DayReading | undefined {
  const weekday = days.find((spec) => spec.form === 'weekday');
  const date = days.find((spec) => spec.form === 'date' || isWeeksOn(spec));
  if (weekday?.form !== 'weekday' || !date || days.length !== 2) return undefined;
  const reading = resolveOne(date, context, monthOffset);
  if (reading.kind !== 'date' || weekdayOf(reading.date) !== weekday.weekday) return undefined;
  return reading;
}

/** Two ways to say one day must agree; where they do not, both are choices. */
function reconcile(readings: readonly DayReading[]): DayReading {
  const sets = readings.map(choicesOf);
  const [first = [], ...rest] = sets;
  const common = first.filter((date) => rest.every((set) => set.includes(date)));
  if (common.length === 1 && common[0]) return { kind: 'date', date: common[0] };
  if (common.length > 1) return { kind: 'ambiguous', why: 'which-week', choices: common };
  const all = [...new Set(sets.flatMap((set) => set.slice(0, 1)))].sort();
  if (all.length === 0) return { kind: 'impossible' };
  return { kind: 'ambiguous', why: 'contradiction', choices: all };
}

function choicesOf(reading: DayReading): readonly LocalDate[] {
  switch (reading.kind) {
    case 'date':
      return [reading.date];
    case 'span':
      return reading.dates;
    case 'ambiguous':
      return reading.choices;
    case 'none':
    case 'impossible':
      return [];
  }
}

function resolveOne(
  spec: DaySpec,
  context: DayContext,
  monthOffset: number | undefined,
): DayReading {
  const { today } = context;
  switch (spec.form) {
    case 'offset':
      return { kind: 'date', date: addDays(today, spec.days) };
    case 'weekday':
      return later(resolveWeekday(spec.weekday, spec.which, context), spec.plusDays ?? 0);
    case 'date':
      return resolveDate(spec, today, monthOffset, context.scope);
    case 'weekend':
      return { kind: 'span', dates: weekendDates(today, spec.offset) };
    case 'week':
      return { kind: 'span', dates: datesOfWeek(today, spec.offset) };
    case 'month':
    case 'named-month':
      return { kind: 'span', dates: [] };
    case 'same':
      return resolveSame(context);
    case 'next-day':
      return later(resolveBefore(spec, context), spec.back ? -1 : 1);
    case 'eve':
      return resolveEve(spec, today);
    case 'any':
      return { kind: 'span', dates: range(today, 7) };
    case 'either': {
      const choices = spec.specs.flatMap((one) => choicesOf(resolveOne(one, context, monthOffset)));
      return { kind: 'ambiguous', why: 'spelling', choices: [...new Set(choices)].sort() };
    }
  }
}

/** The day that "the day after" counts from: named with it, or spoken of before. */
function resolveBefore(
  { of = [] }: Extract<DaySpec, { form: 'next-day' }>,
  context: DayContext,
): DayReading {
  const named = resolveDay(of, context);
  const date = context.named ?? context.same ?? context.today;
  return named.kind === 'none' ? { kind: 'date', date } : named;
}

/** The same day; in a week that was named, the same weekday. */
function resolveSame({ same, scope }: DayContext): DayReading {
  if (same === undefined) return { kind: 'none' };
  const inScope = scope?.find((date) => weekdayOf(date) === weekdayOf(same));
  return { kind: 'date', date: inScope ?? same };
}

function resolveWeekday(weekday: Weekday, which: WhichWeek, context: DayContext): DayReading {
  const { today, scope } = context;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const coming = addDays(today, ahead);
  const inThisWeek = addDays(mondayOf(today), weekday - 1);
  const inNextWeek = addDays(inThisWeek, 7);
  const inScope = [...new Set(scope?.filter((date) => weekdayOf(date) === weekday))];
  const [only, another] = inScope;
  if (only && which === 'coming')
    return another ? doubt('which-week', inScope) : { kind: 'date', date: only };
  switch (which) {
    case 'coming':
      if (ahead > 0) return { kind: 'date', date: coming };
      return doubt('today-or-next', [today, addDays(today, 7)]);
    case 'this':
      // Where this week's is over, the one that comes is meant: "senin ini" on a Sunday.
      return { kind: 'date', date: coming };
    case 'next-english':
      if (inThisWeek > today) return doubt('which-week', [inThisWeek, inNextWeek]);
      return { kind: 'date', date: inNextWeek };
    case 'next-indonesian': {
      // Said so near to it, or on the very weekday, speakers differ: the one coming or the one after.
      const distance = daysBetween(today, inNextWeek);
      if (distance <= 2 || distance === 7)
        return doubt('which-week', [inNextWeek, addDays(inNextWeek, 7)]);
      return { kind: 'date', date: inNextWeek };
    }
    case 'after-next':
      if (inThisWeek > today) return doubt('which-week', [inNextWeek, addDays(inNextWeek, 7)]);
      return { kind: 'date', date: addDays(inNextWeek, 7) };
    case 'week-after-coming':
      return { kind: 'date', date: addDays(ahead === 0 ? today : coming, 7) };
  }
}

/** The same day or choice so many days on. Counted from today's own weekday, today is meant. */
function later(reading: DayReading, days: number): DayReading {
  if (days === 0) return reading;
  const [first] = choicesOf(reading);
  return first === undefined ? reading : { kind: 'date', date: addDays(first, days) };
}

function resolveDate(
  spec: Extract<DaySpec, { form: 'date' }>,
  today: LocalDate,
  monthOffset: number | undefined,
  scope: readonly LocalDate[] | undefined,
): DayReading {
  if (spec.year !== undefined && spec.month !== undefined) {
    return known(makeDate(spec.year, spec.month, spec.day));
  }
  if (spec.month !== undefined) {
    const date = nextDate(today, spec.month, spec.day);
    // "12/4" on a day in December is hardly the April after next: the 4th of this month may be meant.
    const swapped = spec.written ? nextDate(today, spec.day, spec.month) : undefined;
    const isFar = date !== undefined && daysBetween(today, date) > farDays;
    if (isFar && swapped && daysBetween(today, swapped) <= nearDays)
      return doubt('spelling', [swapped, date]);
    return known(date);
  }
  const inScope = scope?.find((date) => dayOf(date) === spec.day);
  if (inScope) return known(inScope);
  if (monthOffset !== undefined) return known(dateInMonth(today, monthOffset, spec.day));
  // This month if it is still ahead, else the next month that has such a day.
  for (let offset = 0; offset <= 2; offset += 1) {
    const date = dateInMonth(today, offset, spec.day);
    if (date && date >= today) return known(date);
  }
  return { kind: 'impossible' };
}

/** Farther than people book, as a rule. */
const farDays = 92;
const nearDays = 31;

function nextDate(today: LocalDate, month: number, day: number): LocalDate | undefined {
  const thisYear = makeDate(yearOf(today), month, day);
  return thisYear && thisYear >= today ? thisYear : makeDate(yearOf(today) + 1, month, day);
}

function dateInMonth(today: LocalDate, offset: number, day: number): LocalDate | undefined {
  const months = monthOf(today) - 1 + offset;
  return makeDate(yearOf(today) + Math.floor(months / 12), (months % 12) + 1, day);
}

/** "Malam minggu" is Saturday night, "malam jumat" Thursday night. */
function resolveEve(spec: Extract<DaySpec, { form: 'eve' }>, today: LocalDate): DayReading {
  const before = addDays(today, ((spec.weekday - weekdayOf(today) + 7) % 7) - 1);
  const eve = before < today ? addDays(before, 7) : before;
  return spec.unsure ? doubt('which-week', [eve, addDays(eve, 1)]) : { kind: 'date', date: eve };
}

function weekendDates(today: LocalDate, offset: number): LocalDate[] {
  const saturday = addDays(mondayOf(today), 5 + 7 * offset);
  return [saturday, addDays(saturday, 1)].filter((date) => date >= today);
}

function datesOfWeek(today: LocalDate, offset: number): LocalDate[] {
  return wholeWeek(today, offset).filter((date) => date >= today);
}

function wholeWeek(today: LocalDate, offset: number): LocalDate[] {
  return range(addDays(mondayOf(today), 7 * offset), 7);
}

function range(from: LocalDate, days: number): LocalDate[] {
  return Array.from({ length: days }, (_, index) => addDays(from, index));
}

function doubt(why: DayDoubt, choices: readonly LocalDate[]): DayReading {
  return { kind: 'ambiguous', why, choices };
}

function known(date: LocalDate | undefined): DayReading {
  return date ? { kind: 'date', date } : { kind: 'impossible' };
}
