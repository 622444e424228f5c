import { readFileSync } from 'node:fs';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { resolveTime, type StartHours } from '#domain/date-language/resolve-time.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { startHours } from '#domain/schedule/opening.ts';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { ClockMinutes, LocalDate, Studio } from '#domain/studio/studio.ts';

/** A Wednesday, with Friday's and the weekend's date still ahead and Monday's and Tuesday's behind. */
export const wednesday: LocalDate = '2026-12-02';

/** Sessions may start from 8:00 to 19:15, as on a weekday of the studio. */
export const weekdayHours: StartHours = { first: 8 * 60, last: 19 * 60 + 15 };

/** The studio as its owner's file has it. */
export const studio: Studio = readStudio();

/** The day of the first wish in one line: a date, `dates …`, `ask <why> …`, `none`, `impossible`. */
export function dayIn(text: string, today: LocalDate = wednesday): string {
  const wish = readMessage(text, { expectsTime: true }).wishes[0];
  const reading = resolveDay(wish?.days ?? [], { today });
  switch (reading.kind) {
    case 'date':
      return reading.date;
    case 'span':
      return `dates ${reading.dates.join(' ')}`.trim();
    case 'ambiguous':
      return `ask ${reading.why} ${reading.choices.join(' ')}`;
    case 'none':
    case 'impossible':
      return reading.kind;
  }
}

/** The time of the first wish in one line: `10:00`, `09:00-11:00`, `ask <why> …`, `in 120 minutes`, `none`. */
export function timeIn(text: string, hours: StartHours = weekdayHours, expectsTime = true): string {
  const wish = readMessage(text, { expectsTime }).wishes[0];
  const reading = resolveTime(wish?.times ?? [], hours);
  switch (reading.kind) {
    case 'minute':
      return clock(reading.minute);
    case 'window':
      return `${clock(reading.from)}-${clock(reading.to)}`;
    case 'ambiguous':
      return `ask ${reading.why} ${reading.choices.map(clock).join(' ')}`;
    case 'in':
      return `in ${reading.minutes} minutes`;
    case 'none':
      return 'none';
  }
}

/** Day and time of every wish, each as `<day> <time>`, with the hours that the studio keeps on that day. */
export function wishesIn(
  text: string,
  today: LocalDate = wednesday,
  expectsTime = false,
): string[] {
  return readMessage(text, { expectsTime }).wishes.map(({ days, times }) => {
    const day = resolveDay(days, { today });
    const date = day.kind === 'date' ? day.date : undefined;
    const time = resolveTime(times, startHours(studio, date));
    const dayText = date ?? (day.kind === 'none' ? '-' : day.kind);
    return `${dayText} ${time.kind === 'minute' ? clock(time.minute) : time.kind === 'none' ? '-' : time.kind}`;
  });
}

export function clock(minute: ClockMinutes): string {
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function readStudio(): Studio {
  const file = new URL('../../../studio_config.json', import.meta.url);
  const parsed = parseStudio(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.faults));
  return parsed.studio;
}
