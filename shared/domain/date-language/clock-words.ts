import type { ClockSpec } from '#domain/date-language/atom.ts';
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

/** Whether what follows a number leaves it free to be minutes: no unit, month or counted noun. */
export function isFree(tokens: readonly Token[], at: number): boolean {
  return !/^(orang|org|pax|people|jam|menit|hours?|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|agu|sep|okt|nov|des|dec|rb|ribu|k|x|kali|sesi|\/|-)$/.test(
    text(tokens, at),
  );
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
