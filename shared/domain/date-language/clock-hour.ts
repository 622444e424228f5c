import type { ClockSpec } from '#domain/date-language/atom.ts';
import { scanOffset } from '#domain/date-language/clock-phrase.ts';
import { partAfter } from '#domain/date-language/clock-suffix.ts';
import {
  halfWords,
  hourMarks,
  isFree,
  type ScannedClock,
  shifted,
  text,
  wordMinutes,
} from '#domain/date-language/clock-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';

/** "10.30", "14:30": a leading zero or an hour past twelve leaves only the 24-hour reading. */
export function scanPoint(tokens: readonly Token[], at: number): ScannedClock | undefined {
  const token = tokens[at];
  if (token?.kind !== 'clock') return undefined;
  const [hour = 0, minute = 0] = token.text.split(':').map(Number);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined;
  const isExact = token.text.startsWith('0') || hour > 12;
  return {
    clock: { hour, minute, ...(isExact ? { exact: true } : {}) },
    next: at + 1,
    said: 'marked',
  };
}

const spansOfTime = /^(days?|weeks|months?|years?|yrs|bulan|bln|tahun|thn)$/;

export function scanHour(
  tokens: readonly Token[],
  at: number,
  marked: boolean,
  allowBare: boolean,
): ScannedClock | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number' && token.text.length >= 3)
    return scanRun(tokens, at, marked || allowBare);
  const hour = scanNumber(tokens, at);
  if (!hour || hour.value > 24 || (hour.value === 0 && hour.written === 'words')) return undefined;
  const isExact = hour.value > 12 || /^0\d?$/.test(token.text);
  const clock: ClockSpec = { hour: hour.value, minute: 0, ...(isExact ? { exact: true } : {}) };
  const follow = text(tokens, hour.next);
  if (marked) return afterMark(tokens, clock, hour.next);
  if (follow === 'oclock') return { clock, next: hour.next + 1, said: 'marked' };
  if (follow === 'o' && text(tokens, hour.next + 1) === 'clock') {
    return { clock, next: hour.next + 2, said: 'marked' };
  }
  const suffix = tokens[hour.next];
  const minutes24 = tokens[hour.next + 1];
  if (follow === 'h' && suffix?.glued && minutes24?.glued && /^[0-5]\d$/.test(minutes24.text)) {
    const minute = Number(minutes24.text);
    return { clock: { ...clock, minute, exact: true }, next: hour.next + 2, said: 'marked' };
  }
  if (follow === 'h' && suffix?.glued && token.kind === 'number') {
    return { clock: { ...clock, exact: true }, next: hour.next + 1, said: 'marked' };
  }
  const isMeridiem = follow === 'am' || follow === 'pm';
  const isRounded = (follow === 'ish' || follow === 'an') && (suffix?.glued || follow === 'ish');
  const isHyphenated = follow === '-' && text(tokens, hour.next + 1) === 'an';
  if (isMeridiem || isRounded || isHyphenated || partAfter(tokens, hour.next)) {
    return { clock, next: hour.next, said: 'marked' };
  }
  const minutes = wordMinutes(tokens, hour.next, hour.written);
  if (minutes)
    return { clock: { ...clock, minute: minutes.value }, next: minutes.next, said: 'marked' };
  // "About 3 months" counts; it names no hour.
  const isNamedWeek = /^(depan|dpn|ini)$/.test(text(tokens, hour.next + 1));
  if (!allowBare || (spansOfTime.test(follow) && !isNamedWeek)) return undefined;
  return { clock, next: hour.next, said: 'bare' };
}

/** "1430", "0930h", "930": hours and minutes run together. */
function scanRun(tokens: readonly Token[], at: number, allowed: boolean): ScannedClock | undefined {
  const digits = text(tokens, at);
  if (digits.length > 4) return undefined;
  const hour = Number(digits.slice(0, -2));
  const minute = Number(digits.slice(-2));
  const follow = text(tokens, at + 1);
  const isHours = (follow === 'h' || follow === 'hrs') && tokens[at + 1]?.glued === true;
  const isMeridiem = follow === 'am' || follow === 'pm';
  if (hour > 24 || minute > 59) return undefined;
  // Unmarked, only what cannot be a year or a price: a round quarter of an hour in the day.
  const isRound = digits.length === 4 && minute % 15 === 0 && hour >= 5 && hour <= 22;
  if (!allowed && !isHours && !isMeridiem && !isRound) return undefined;
  const isExact = !isMeridiem && (digits.startsWith('0') || hour > 12 || isHours);
  return {
    clock: { hour, minute, ...(isExact ? { exact: true } : {}) },
    next: at + (isHours ? 2 : 1),
    said: 'marked',
  };
}

/** What may follow "jam 3": "lewat 15", "kurang seperempat", "setengah" (unclear), "30", "tiga puluh". */
function afterMark(tokens: readonly Token[], clock: ClockSpec, at: number): ScannedClock {
  const offset = scanOffset(tokens, at);
  if (offset) return { clock: shifted(clock, offset.minutes), next: offset.next, said: 'marked' };
  if (halfWords.has(text(tokens, at)) && !scanNumber(tokens, at + 1)) {
    const isOfHours = hourMarks.has(text(tokens, at + 1));
    if (!isOfHours) return { clock: { ...clock, halfUnclear: true }, next: at + 1, said: 'marked' };
  }
  if (text(tokens, at) === 'seperempat') {
    return { clock: { ...clock, minute: 15 }, next: at + 1, said: 'marked' };
  }
  const minutes = wordMinutes(tokens, at, 'words') ?? digitMinutes(tokens, at);
  if (minutes)
    return { clock: { ...clock, minute: minutes.value }, next: minutes.next, said: 'marked' };
  return { clock, next: at, said: 'marked' };
}

/** The minutes of "jam 12 10": two digits that belong to nothing that follows. */
function digitMinutes(
  tokens: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || !/^[0-5]\d$/.test(token.text)) return undefined;
  return isFree(tokens, at + 1) ? { value: Number(token.text), next: at + 1 } : undefined;
}
