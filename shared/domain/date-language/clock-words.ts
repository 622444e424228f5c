import type { ClockSpec } from '#domain/date-language/atom.ts';
import { monthWords } from '#domain/date-language/day-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';

/** A clock time with where it ends. `said`: what marks the number as a time of day. */
export interface ScannedClock {
  readonly clock: ClockSpec;
  readonly next: number;
  readonly said: 'marked' | 'bare';
}

export const hourMarks = new Set(['jam', 'jm', 'pukul', 'pkl', 'pk', 'jamnya', 'pukulnya', 'jem']);

export const halfWords = new Set([
  'setengah',
  'set',
  'stgh',
  'setngh',
  'stengah',
  'stngh',
  'setengahan',
]);

export function text(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** What a number before it counts or dates, so that it is no minutes: "jam 8 11 januari", "jam 10 2 orang". */
const numberTakers = new Set(
  `orang org pax people persons jam menit hour hours hari day days minggu week weeks fortnights rb ribu k x kali sesi / - bulan bln month months year years tahun thn`.split(
    ' ',
  ),
);

/** Whether what follows a number leaves it free to be minutes: no unit, month or counted noun. */
export function isFree(tokens: readonly Token[], at: number): boolean {
  const follow = text(tokens, at);
  return !numberTakers.has(follow) && !monthWords.has(follow);
}

/** The minutes of "nine thirty", "sepuluh tiga puluh", "ten fifteen": words after words only. */
export function wordMinutes(
  tokens: readonly Token[],
  at: number,
  hourWritten: 'digits' | 'words',
): { value: number; next: number } | undefined {
  if (hourWritten !== 'words' || tokens[at]?.kind !== 'word') return undefined;
  const number = scanNumber(tokens, at);
  if (!number || number.value < 10 || number.value > 59) return undefined;
  return isFree(tokens, number.next) ? number : undefined;
}

export function exact(hour: number, minute: number, next: number): ScannedClock {
  return { clock: { hour, minute, exact: true }, next, said: 'marked' };
}

export function shifted(clock: ClockSpec, minutes: number): ClockSpec {
  const total = clock.hour * 60 + clock.minute + minutes;
  const hour = Math.floor(total / 60);
  return { ...clock, hour: hour < 1 ? hour + 12 : hour, minute: ((total % 60) + 60) % 60 };
}
