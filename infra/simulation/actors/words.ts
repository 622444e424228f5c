import type { SeededRandom } from '../seeded-random.ts';

// How people name days and times. The simulation's own: the studio's zone is seven hours ahead of UTC all year.

const zoneMs = 7 * 3_600_000;
const dayMs = 86_400_000;

export interface LocalTime {
  /** `2026-12-03`. */
  readonly date: string;
  /** From midnight. */
  readonly minute: number;
}

export function localTimeOf(instant: number): LocalTime {
  const local = new Date(instant + zoneMs);
  const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
  return { date: local.toISOString().slice(0, 10), minute };
}

export function instantOf({ date, minute }: LocalTime): number {
  return Date.parse(`${date}T00:00:00Z`) + minute * 60_000 - zoneMs;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

type Language = 'id' | 'en';

const months = {
  id: 'januari februari maret april mei juni juli agustus september oktober november desember',
  en: 'January February March April May June July August September October November December',
} as const;

/** "besok", "4 desember", "on December 4". */
export function dayWords(
  random: SeededRandom,
  language: Language,
  today: string,
  date: string,
): string {
  const ahead = Math.round((Date.parse(date) - Date.parse(today)) / dayMs);
  const near = {
    id: ['hari ini', 'besok', 'lusa'],
    en: ['today', 'tomorrow', 'the day after tomorrow'],
  }[language][ahead];
  if (near !== undefined && random.chance(0.7)) return near;
  const day = Number(date.slice(8));
  const month = months[language].split(' ')[Number(date.slice(5, 7)) - 1] ?? '';
  if (language === 'id') return random.pick([`tanggal ${day} ${month}`, `${day} ${month}`]);
  return random.pick([`on ${month} ${day}`, `on ${day} ${month}`]);
}

/** "jam 10 pagi", "pukul 16.15", "jam setengah 11 pagi", "at 10:30 am". */
export function timeWords(random: SeededRandom, language: Language, minute: number): string {
  const hour = Math.floor(minute / 60);
  const past = minute % 60;
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const padded = String(past).padStart(2, '0');
  if (language === 'en') {
    const half = hour < 12 ? 'am' : 'pm';
    return past === 0 && random.chance(0.6)
      ? `at ${twelve} ${half}`
      : `at ${twelve}:${padded} ${half}`;
  }
  const part = hour < 11 ? 'pagi' : hour < 15 ? 'siang' : hour < 18 ? 'sore' : 'malam';
  if (random.chance(0.35)) return `pukul ${String(hour).padStart(2, '0')}.${padded}`;
  if (past === 0) return `jam ${twelve} ${part}`;
  if (past === 30 && random.chance(0.5)) return `jam setengah ${(twelve % 12) + 1} ${part}`;
  return `jam ${twelve}.${padded} ${part}`;
}
