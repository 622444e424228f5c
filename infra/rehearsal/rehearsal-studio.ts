import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayMs, type Instant } from '#domain/time/instant.ts';
import { clockTimeOf } from '#infra/replay/studio-time-text.ts';

const weekdays = [
  ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
] as const;
const months = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September'],
  ...['Oktober', 'November', 'Desember'],
] as const;

export const rehearsalZone = 'Asia/Jakarta';

/** Writes a studio that is open every day from `start` to `end`, so that a rehearsal can be held on any day. */
export async function writeStudio(
  directory: string,
  name: string,
  hours: { readonly start: string; readonly end: string },
): Promise<string> {
  const file = join(directory, name);
  const studio = {
    studio_name: 'Rehearsal',
    timezone: rehearsalZone,
    session_duration_minutes: 60,
    weekly_schedule: Object.fromEntries(weekdays.map((weekday) => [weekday, hours])),
    holidays: [],
  };
  await writeFile(file, JSON.stringify(studio, null, 2));
  return file;
}

/** The studio's date some days after `now`, as digits and as a client writes it. */
export function dayAhead(now: Instant, days: number): { iso: string; written: string } {
  const iso = clockTimeOf(rehearsalZone, now + days * dayMs).slice(0, 10);
  const [year, month, day] = iso.split('-').map(Number);
  return { iso, written: `${day} ${months[(month ?? 1) - 1]} ${year}` };
}
