import { DateTime } from 'luxon';
import type { Instant } from '#domain/time/instant.ts';
import { type EventTime, type GoogleEvent, instantOf } from './google-event.ts';
import { GoogleRefusal } from './google-refusal.ts';

/** One occurrence of a series, as its rule has it. */
export interface Occurrence {
  /** What an instance's id ends in: `20261203T030000Z`, or `20261203` of a whole-day one. */
  readonly suffix: string;
  readonly start: EventTime;
  readonly end: EventTime;
}

interface Rule {
  readonly unit: 'days' | 'weeks' | 'months' | 'years';
  readonly interval: number;
  readonly count: number;
  readonly until: Instant;
  readonly weekdays: readonly number[];
}

const units = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
/** A rule without an end is followed so far; Google's own listings end as well. */
const occurrencesMax = 2_000;

/** @throws GoogleRefusal 400 for a rule that the double cannot follow. */
export function assertRecurrence(recurrence: readonly string[]): void {
  ruleOf(recurrence);
}

/** The occurrences of a series that meet `(from, until)`, in order, those taken out by EXDATE left out. */
export function occurrencesOf(
  event: Pick<GoogleEvent, 'start' | 'end' | 'recurrence'>,
  calendarZone: string,
  from: Instant,
  until: Instant,
): Occurrence[] {
  const { start, end, recurrence = [] } = event;
  const zone = start.date === undefined ? calendarZone : (start.timeZone ?? calendarZone);
  const first = DateTime.fromMillis(instantOf(start, calendarZone), { zone });
  const last = DateTime.fromMillis(instantOf(end, calendarZone), { zone });
  // On the wall clock, so that an hour's change of clocks moves neither end.
  const length = last
    .setZone('utc', { keepLocalTime: true })
    .diff(first.setZone('utc', { keepLocalTime: true }));
  const left = new Set(recurrence.flatMap((line) => exceptionDates(line, zone)));
  const found: Occurrence[] = [];
  for (const at of startsOf(first, ruleOf(recurrence))) {
    if (at.toMillis() >= until) break;
    const ends = at
      .setZone('utc', { keepLocalTime: true })
      .plus(length)
      .setZone(zone, { keepLocalTime: true });
    if (ends.toMillis() <= from || left.has(at.toMillis())) continue;
    const isDay = start.date !== undefined;
    found.push({
      suffix: isDay ? at.toFormat('yyyyMMdd') : at.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'"),
      start: spelled(at, isDay),
      end: spelled(ends, isDay),
    });
  }
  return found;
}

function* startsOf(first: DateTime, rule: Rule): Generator<DateTime> {
  let yielded = 0;
  for (let step = 0; step < occurrencesMax; step += 1) {
    for (const at of candidates(first, rule, step)) {
      if (at < first) continue;
      if (at.toMillis() > rule.until || yielded >= rule.count) return;
      yielded += 1;
      yield at;
    }
  }
}

/** The starts in the `step`th interval; a month without the day has none. */
function candidates(first: DateTime, rule: Rule, step: number): DateTime[] {
  const at = first.plus({ [rule.unit]: step * rule.interval });
  if (rule.unit === 'weeks' && rule.weekdays.length > 0) {
    return rule.weekdays.map((weekday) => at.plus({ days: weekday - at.weekday }));
  }
  if (rule.unit === 'months' || rule.unit === 'years') return at.day === first.day ? [at] : [];
  return rule.weekdays.length === 0 || rule.weekdays.includes(at.weekday) ? [at] : [];
}

function ruleOf(recurrence: readonly string[]): Rule {
  const [line, ...more] = recurrence.filter((one) => one.startsWith('RRULE:'));
  if (line === undefined || more.length > 0) throw refused('exactly one RRULE is understood');
  const parts = new Map(
    line
      .slice('RRULE:'.length)
      .split(';')
      .map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']),
  );
  const known = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST'];
  const strange = [...parts.keys()].find((name) => !known.includes(name));
  if (strange !== undefined) throw refused(`${strange} is not understood`);
  const unit = Object.entries(units).find(([name]) => name === parts.get('FREQ'))?.[1];
  const weekdays = (parts.get('BYDAY') ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => weekdayNames.indexOf(name) + 1);
  const isPlain = unit === 'days' || unit === 'weeks' || weekdays.length === 0;
  if (unit === undefined || !isPlain || weekdays.includes(0)) throw refused(line);
  return {
    unit,
    interval: Number(parts.get('INTERVAL') ?? 1),
    count: Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY),
    until: untilOf(parts.get('UNTIL')),
    weekdays: weekdays.toSorted((one, other) => one - other),
  };
}

/** Inclusive; a date alone means its whole day. */
function untilOf(text: string | undefined): Instant {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  const at = /T/.test(text)
    ? DateTime.fromFormat(text, "yyyyMMdd'T'HHmmss'Z'", { zone: 'utc' })
    : DateTime.fromFormat(text, 'yyyyMMdd', { zone: 'utc' }).endOf('day');
  if (!at.isValid) throw refused(`UNTIL=${text}`);
  return at.toMillis();
}

/** `EXDATE;TZID=Asia/Jakarta:20261203T100000` or `EXDATE:20261203T030000Z`, several behind commas. */
function exceptionDates(line: string, zone: string): Instant[] {
  if (!line.startsWith('EXDATE')) return [];
  const [head = '', dates = ''] = line.split(':');
  const own = /TZID=([^;:]+)/.exec(head)?.[1] ?? zone;
  return dates
    .split(',')
    .map((text) => DateTime.fromISO(text, { zone: text.endsWith('Z') ? 'utc' : own }).toMillis());
}

function spelled(at: DateTime, isDay: boolean): EventTime {
  if (isDay) return { date: at.toISODate() ?? '' };
  return { dateTime: at.toISO({ suppressMilliseconds: true }) ?? '', timeZone: at.zoneName ?? '' };
}

function refused(what: string): GoogleRefusal {
  return new GoogleRefusal(400, 'invalid', `Invalid recurrence: ${what}`);
}
