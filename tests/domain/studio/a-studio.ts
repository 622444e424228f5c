import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** The three keys that an owner has to write: 45 minutes, Mondays to Fridays with a break, Saturday mornings. */
export const threeKeys = {
  session_duration_minutes: 45,
  weekly_schedule: {
    Monday: { start: '08:00', end: '20:00', break: ['12:00', '13:00'] },
    Tuesday: { start: '08:00', end: '20:00', break: ['12:00', '13:00'] },
    Wednesday: { start: '08:00', end: '20:00', break: ['12:00', '13:00'] },
    Thursday: { start: '08:00', end: '20:00', break: ['12:00', '13:00'] },
    Friday: { start: '08:00', end: '20:00', break: ['12:00', '13:00'] },
    Saturday: { start: '08:00', end: '14:00' },
  },
  holidays: [{ start: '2026-12-24', end: '2026-12-26' }],
};

/** The studio of that file, with other keys as given. @throws Error with the faults of the file. */
export function aStudio(keys: Record<string, unknown> = {}): Studio {
  const parsed = parseStudio({ ...threeKeys, ...keys });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.faults));
  return parsed.studio;
}

/** A schedule with the same hours on all seven days. */
export function everyDay(hours: unknown): Record<string, unknown> {
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  return Object.fromEntries(names.map((name) => [name, hours]));
}
