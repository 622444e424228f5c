import type { LocalDate } from '#domain/studio/studio.ts';
import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';

/** Zones of odd offsets and odd changes of clocks, each with dates around them and an ordinary one. */
export const datesByZone: Readonly<Record<string, readonly LocalDate[]>> = {
  'Asia/Jakarta': ['2026-12-01', '2026-12-31'],
  'Asia/Kathmandu': ['2026-05-01'],
  // An hour forward at 02:00, back at 03:00.
  'Europe/Berlin': ['2026-03-28', '2026-03-29', '2026-10-25', '2026-10-26', '2026-07-01'],
  // An hour forward at 02:00, back at 02:00.
  'America/New_York': ['2026-03-08', '2026-11-01', '2026-07-01'],
  // Half an hour back at 02:00, forward at 02:00.
  'Australia/Lord_Howe': ['2026-04-05', '2026-10-04', '2026-07-01'],
  // The 30th of December 2011 did not happen.
  'Pacific/Apia': ['2011-12-29', '2011-12-30', '2011-12-31', '2021-04-04', '2026-07-01'],
  // Midnight itself is skipped in spring; the hour before midnight comes twice in autumn.
  'Africa/Cairo': ['2026-04-24', '2026-10-29', '2026-10-30'],
};

/** What the wall shows at each minute around a date, by the platform's own calendar: slow and beyond doubt. */
export function wallMinutesAround(zone: string, date: LocalDate): readonly WallMinute[] {
  const name = `${zone} ${date}`;
  const known = tables.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const table: WallMinute[] = [];
  const midnight = Date.parse(`${date}T00:00:00Z`);
  for (let at = midnight - dayMs; at < midnight + 2 * dayMs; at += minuteMs) {
    const [shownDate = '', clock = ''] = format.format(at).split(', ');
    const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
    table.push({ at, date: shownDate, minute });
  }
  tables.set(name, table);
  return table;
}

export interface WallMinute {
  readonly at: Instant;
  readonly date: LocalDate;
  readonly minute: number;
}

const tables = new Map<string, readonly WallMinute[]>();
