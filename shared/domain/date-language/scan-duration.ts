import type { Scanned } from '#domain/date-language/atom.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';
import { wordTable } from '#domain/date-language/word-table.ts';

const unitMinutes = wordTable<number>([
  [1, 'menit mnt minute minutes min mins'],
  [60, 'jam jm hour hours hr hrs'],
]);
const unitDays = wordTable<number>([
  [1, 'hari hri day days'],
  [7, 'minggu mggu mgg week weeks pekan'],
  [14, 'fortnight'],
]);

/** One word for one of something: "sejam" is an hour. */
const wholeWords = wordTable<{ readonly minutes: number; readonly days: number }>([
  [{ minutes: 60, days: 0 }, 'sejam sejaman'],
  [{ minutes: 1, days: 0 }, 'semenit'],
  [{ minutes: 0, days: 1 }, 'sehari'],
  [{ minutes: 0, days: 7 }, 'seminggu sepekan'],
  [{ minutes: 0, days: 14 }, 'fortnight'],
]);

const halfWords = new Set(['setengah', 'stengah', 'stgh', 'setngh', 'stngh', 'half']);

export interface Duration {
  readonly minutes: number;
  readonly days: number;
  readonly next: number;
}

/** Reads an amount of time: "2 jam", "sejam", "half an hour", "1,5 jam", "satu setengah jam", "a week". */
export function readDuration(tokens: readonly Token[], at: number): Duration | undefined {
  const whole = wholeWords.get(tokens[at]?.text ?? '');
  if (whole) return withHalf(tokens, { ...whole, next: at + 1 });
  return readHalf(tokens, at) ?? readCounted(tokens, at);
}

/** As an atom, unless a clock time follows that wants the unit: in "2 jam 10" the 10 is the hour. */
export function scanDuration(tokens: readonly Token[], at: number): Scanned | undefined {
  const duration = readDuration(tokens, at) ?? readUnsaid(tokens, at);
  if (!duration) return undefined;
  const unit = tokens[duration.next - 1];
  const isClockWord = unit?.text === 'jam' || unit?.text === 'jm';
  const follow = tokens[duration.next];
  const isClockNext =
    follow?.kind === 'clock' ||
    halfWords.has(follow?.text ?? '') ||
    scanNumber(tokens, duration.next) !== undefined;
  if (isClockWord && duration.next - at <= 2 && isClockNext) return undefined;
  const { minutes, days, next } = duration;
  return { atoms: [{ kind: 'duration', minutes, days }], next };
}

/** An amount whose unit or count is left unsaid: "push it by 30", "to the week after". */
function readUnsaid(tokens: readonly Token[], at: number): Duration | undefined {
  const word = tokens[at]?.text;
  if (word === 'week' && tokens[at + 1]?.text === 'after')
    return { minutes: 0, days: 7, next: at + 2 };
  if (word !== 'by') return undefined;
  const number = tokens[at + 1]?.text ?? '';
  if (!/^(15|30|45)$/.test(number) || unitMinutes.has(tokens[at + 2]?.text ?? '')) return undefined;
  return { minutes: Number(number), days: 0, next: at + 2 };
}

function readHalf(tokens: readonly Token[], at: number): Duration | undefined {
  const word = tokens[at];
  const isFraction = word?.kind === 'date' && word.text === '1/2';
  if (!isFraction && !halfWords.has(word?.text ?? '')) return undefined;
  const article = tokens[at + 1]?.text;
  const skip = article === 'an' || article === 'a' ? 1 : 0;
  const unit = unitMinutes.get(tokens[at + 1 + skip]?.text ?? '');
  if (unit !== 60 || scanNumber(tokens, at + 2 + skip)) return undefined;
  return { minutes: 30, days: 0, next: at + 2 + skip };
}

function readCounted(tokens: readonly Token[], at: number): Duration | undefined {
  const count = readCount(tokens, at);
  if (!count) return undefined;
  const half = halfWords.has(tokens[count.next]?.text ?? '') ? 0.5 : 0;
  const word = tokens[count.next + (half ? 1 : 0)]?.text ?? '';
  const next = count.next + (half ? 2 : 1);
  // "hr" is short for "hari" before "lagi", and for an hour elsewhere.
  const isDays = word === 'hr' && /^(lagi|lg|ke|kedepan)$/.test(tokens[next]?.text ?? '');
  if (isDays) return { minutes: 0, days: count.value, next };
  const minutes = unitMinutes.get(word);
  if (minutes !== undefined) {
    if (word === 'min' && !['number'].includes(tokens[at]?.kind ?? '')) return undefined;
    const duration = { minutes: (count.value + half) * minutes, days: 0, next };
    return minutes === 60 ? withHalf(tokens, duration) : duration;
  }
  const days = unitDays.get(word);
  if (days === undefined || half) return undefined;
  return { minutes: 0, days: count.value * days, next };
}

function readCount(
  tokens: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  const word = tokens[at]?.text;
  if (word === 'a' || word === 'an') return { value: 1, next: at + 1 };
  const number = scanNumber(tokens, at);
  if (!number || number.value > 300) return undefined;
  const point = tokens[number.next]?.text;
  const tenth = tokens[number.next + 1];
  if ((point === ',' || point === '.') && tenth?.text === '5' && tenth.glued) {
    return { value: number.value + 0.5, next: number.next + 2 };
  }
  return number;
}

/** "satu jam setengah", "an hour and a half": half an hour more. */
function withHalf(tokens: readonly Token[], duration: Duration): Duration {
  if (duration.minutes === 0) return duration;
  const words = tokens.slice(duration.next, duration.next + 3).map((token) => token.text);
  if (words[0] === 'and' && words[1] === 'a' && words[2] === 'half') {
    return { ...duration, minutes: duration.minutes + 30, next: duration.next + 3 };
  }
  if (words[0] === 'setengah' && !scanNumber(tokens, duration.next + 1)) {
    return { ...duration, minutes: duration.minutes + 30, next: duration.next + 1 };
  }
  return duration;
}
