import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { addDays, type LocalTime, weekdayOf } from './actors/words.ts';
import type { SeededRandom } from './seeded-random.ts';

/** One run's studio: as the product reads its file, and the figures that the checks need, as they were drawn. */
export interface DrawnStudio {
  readonly studio: Studio;
  readonly sessionMinutes: number;
}

/** Where the owner is told things, in some of the runs. */
export const ownerPhone = '+6281199990000';

const open = { start: '08:00', end: '20:00', break: ['12:00', '13:00'] };

export function drawStudio(random: SeededRandom): DrawnStudio {
  const sessionMinutes = random.pick([45, 45, 60, 50, 30]);
  const parsed = parseStudio({
    session_duration_minutes: sessionMinutes,
    weekly_schedule: {
      Monday: open,
      Tuesday: open,
      Wednesday: open,
      Thursday: open,
      Friday: open,
      Saturday: { start: '08:00', end: '14:00' },
    },
    holidays: [],
    max_advance_days: 14,
    start_interval_minutes: random.pick([15, 15, 30]),
    max_active_bookings_per_client: random.pick([10, 10, 4]),
    ...(random.chance(0.3) ? { resources: [{ id: 'reformer', capacity: 2 }] } : {}),
    ...(random.chance(0.3) ? { owner_whatsapp: ownerPhone } : {}),
  });
  if (parsed.kind === 'invalid') throw new RangeError(JSON.stringify(parsed.faults));
  return { studio: parsed.studio, sessionMinutes };
}

/** The few times that everybody wants: some overlap, some begin together. */
export function drawWanted(random: SeededRandom, today: string): LocalTime[] {
  const minutes = [600, 600, 615, 630, 645, 480, 960, 975, 1_020, 810];
  const days = [1, 2, 3, 4, 5]
    .map((ahead) => addDays(today, ahead))
    .filter((date) => weekdayOf(date) !== 0)
    .slice(0, random.between(2, 3));
  const times = days.flatMap((date) => minutes.map((minute) => ({ date, minute })));
  return Array.from({ length: random.between(5, 12) }, () => random.pick(times));
}
