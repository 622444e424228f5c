import type { ClockSpec } from '#domain/date-language/atom.ts';
import { type DayPart, dayPartWords } from '#domain/date-language/day-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';

/** A clock time with where it ends. `said`: what marks the number as a time of day. */
export interface ScannedClock {
  readonly clock: ClockSpec;
  readonly next: number;
  readonly said: 'marked' | 'bare';
}

const hourMarks = new Set(['jam', 'jm', 'pukul', 'pkl', 'pk', 'jamnya', 'pukulnya', 'jem']);
const halfWords = new Set(['setengah', 'set', 'stgh', 'setngh', 'stengah', 'stngh', 'setengahan']);
const pastWords = new Set(['lewat', 'lwt', 'lebih', 'lbh', 'past', 'after']);
const toWords = new Set(['kurang', 'krg', 'krang', 'to', 'till', 'of', 'before']);
const aboutWords = new Set(
  'sekitar sekitaran kira kirakira kurleb an a around about roughly circa approximately ish'.split(
    ' ',
  ),
);

/**
 * Reads one clock time of either language.
 * `allowBare`: whether a lone number may be one (after a preposition or a day).
 */
export function scanClock(
  tokens: readonly Token[],
  at: number,
  allowBare = false,
): ScannedClock | undefined {
  let start = at;
  let approximate = false;
  while (isAbout(tokens, start)) {
    start += tokens[start]?.text === 'kira' && tokens[start + 1]?.text === '2' ? 2 : 1;
    if (tokens[start]?.text === '-' && tokens[start + 1]?.text === 'kira') start += 2;
    approximate = true;
  }
  const marked = hourMarks.has(text(tokens, start));
  if (marked) start += 1;
  if (marked && isAbout(tokens, start)) {
    start += 1;
    approximate = true;
  }
  const found =
    scanHalf(tokens, start) ??
    scanEnglishPhrase(tokens, start, marked) ??
    scanPoint(tokens, start) ??
    scanHour(tokens, start, marked, allowBare || approximate);
  if (!found) return undefined;
  const suffixed = withSuffix(tokens, found, approximate);
  return marked ? { ...suffixed, said: 'marked' } : suffixed;
}

function isAbout(tokens: readonly Token[], at: number): boolean {
  const word = text(tokens, at);
  return word !== 'an' && word !== 'a' && word !== 'ish' && aboutWords.has(word);
}

function text(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** "setengah tiga" is 2:30; "setengah 3 lewat 5" is 2:35. "setengah jam" is an amount, not a time. */
function scanHalf(tokens: readonly Token[], at: number): ScannedClock | undefined {
  if (!halfWords.has(text(tokens, at))) return undefined;
  const skip = hourMarks.has(text(tokens, at + 1)) ? 1 : 0;
  const hour = scanNumber(tokens, at + 1 + skip);
  if (!hour || hour.value < 1 || hour.value > 12) return undefined;
  const base = { hour: hour.value === 1 ? 12 : hour.value - 1, minute: 30 };
  const offset = scanOffset(tokens, hour.next);
  if (!offset) return { clock: base, next: hour.next, said: 'marked' };
  return { clock: shifted(base, offset.minutes), next: offset.next, said: 'marked' };
}

/** "half past nine", "half nine", "quarter to four", "ten past nine", "twenty-five to five", "noon". */
function scanEnglishPhrase(
  tokens: readonly Token[],
  at: number,
  marked: boolean,
): ScannedClock | undefined {
  const first = text(tokens, at);
  if (/^(noon|midday|noonish)$/.test(first)) return exact(12, 0, at + 1);
  if (first === 'midnight') return exact(24, 0, at + 1);
  if (first === 'tengah' && text(tokens, at + 1) === 'hari') return exact(12, 0, at + 2);
  if (first === 'tengah' && /^(malam|malem)$/.test(text(tokens, at + 1)))
    return exact(24, 0, at + 2);
  const article = first === 'a' ? 1 : 0;
  const fraction = text(tokens, at + article);
  if (fraction === 'half') {
    const past = text(tokens, at + 1) === 'past' ? 1 : 0;
    const hour = scanNumber(tokens, at + 1 + past);
    if (!hour || hour.value < 1 || hour.value > 12) return undefined;
    return { clock: { hour: hour.value, minute: 30 }, next: hour.next, said: 'marked' };
  }
  if (marked) return undefined;
  const minutes = englishMinutes(tokens, at + article);
  if (!minutes) return undefined;
  const side = text(tokens, minutes.next);
  const sign =
    side === 'past' || side === 'after' ? 1 : /^(to|of|till|before)$/.test(side) ? -1 : 0;
  if (sign === 0) return undefined;
  const hour = scanNumber(tokens, minutes.next + 1);
  if (!hour || hour.value < 1 || hour.value > 12) return undefined;
  return {
    clock: shifted({ hour: hour.value, minute: 0 }, sign * minutes.value),
    next: hour.next,
    said: 'marked',
  };
}

/** The minutes of "ten past": in words, or in digits that can be no hour of a range ("20 to 5"). */
function englishMinutes(
  tokens: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  if (text(tokens, at) === 'quarter') return { value: 15, next: at + 1 };
  const number = scanNumber(tokens, at);
  if (!number || ![5, 10, 15, 20, 25].includes(number.value)) return undefined;
  if (/^(minutes|mins|minute|min)$/.test(text(tokens, number.next))) {
    return { value: number.value, next: number.next + 1 };
  }
  const isPast = /^(past|after)$/.test(text(tokens, number.next));
  const isRange = number.written === 'digits' && number.value < 13 && !isPast;
  return isRange ? undefined : number;
}

/** "10.30", "14:30": a leading zero or an hour past twelve leaves only the 24-hour reading. */
function scanPoint(tokens: readonly Token[], at: number): ScannedClock | undefined {
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

function scanHour(
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
  if (!allowBare) return undefined;
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

/** "lewat 15", "kurang seperempat", "lebih sepuluh menit": minutes after or before the hour. */
function scanOffset(
  tokens: readonly Token[],
  at: number,
): { minutes: number; next: number } | undefined {
  const word = text(tokens, at);
  const sign = pastWords.has(word) && word !== 'after' ? 1 : toWords.has(word) ? -1 : 0;
  const isIndonesian = /^(lewat|lwt|lebih|lbh|kurang|krg|krang)$/.test(word);
  if (sign === 0 || !isIndonesian) return undefined;
  const follow = text(tokens, at + 1);
  if (follow === 'seperempat') return { minutes: sign * 15, next: at + 2 };
  if (halfWords.has(follow)) return { minutes: sign * 30, next: at + 2 };
  const number = scanNumber(tokens, at + 1);
  if (!number || number.value < 1 || number.value > 59) return undefined;
  const hasUnit = /^(menit|mnt|min)$/.test(text(tokens, number.next));
  return { minutes: sign * number.value, next: number.next + (hasUnit ? 1 : 0) };
}

/** The minutes of "nine thirty", "sepuluh tiga puluh", "ten fifteen": words after words only. */
function wordMinutes(
  tokens: readonly Token[],
  at: number,
  hourWritten: 'digits' | 'words',
): { value: number; next: number } | undefined {
  if (hourWritten !== 'words' || tokens[at]?.kind !== 'word') return undefined;
  const number = scanNumber(tokens, at);
  if (!number || number.value < 10 || number.value > 59) return undefined;
  return isFree(tokens, number.next) ? number : undefined;
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

/** Whether what follows a number leaves it free to be minutes: no unit, month or counted noun. */
function isFree(tokens: readonly Token[], at: number): boolean {
  return !/^(orang|org|pax|people|jam|menit|hours?|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|jan|feb|mar|apr|jun|jul|agu|sep|okt|nov|des|dec|rb|ribu|k|x|kali|sesi|\/|-)$/.test(
    text(tokens, at),
  );
}

/** am, pm, "in the morning", "pagi", "-an", "ish", "lewat dikit" right behind a time. */
function withSuffix(
  tokens: readonly Token[],
  found: ScannedClock,
  approximateBefore: boolean,
): ScannedClock {
  let { clock, next } = found;
  let approximate = approximateBefore;
  for (let step = 0; step < 4; step += 1) {
    const word = text(tokens, next);
    const glued = tokens[next]?.glued === true;
    if (word === 'am' || word === 'pm') {
      clock = { ...clock, meridiem: word };
      next += 1;
    } else if ((word === 'ish' || word === 'an') && (glued || word === 'ish')) {
      approximate = true;
      next += 1;
    } else if (word === '-' && /^(an|ish)$/.test(text(tokens, next + 1))) {
      approximate = true;
      next += 2;
    } else if (/^(wib|wita|wit|oclock)$/.test(word) && word === 'oclock') {
      next += 1;
    } else {
      const part = partAfter(tokens, next);
      if (!part || clock.part || clock.meridiem) break;
      clock = { ...clock, part: part.part };
      next = part.next;
    }
  }
  if (approximate) clock = { ...clock, approximate: true };
  return { clock, next, said: found.said };
}

/** A part of the day right behind a number: "10 pagi", "5 sorean", "7 in the morning", "8 at night". */
function partAfter(
  tokens: readonly Token[],
  at: number,
): { part: DayPart; next: number } | undefined {
  let index = at;
  if (/^(in|at|di|pas)$/.test(text(tokens, index))) index += 1;
  if (text(tokens, index) === 'the') index += 1;
  if (text(tokens, index) === 'dini' && text(tokens, index + 1) === 'hari') {
    return { part: 'morning', next: index + 2 };
  }
  if (text(tokens, index) === 'subuh') return { part: 'morning', next: index + 1 };
  const part = dayPartWords.get(text(tokens, index));
  if (!part) return undefined;
  // "jam 7 malam minggu": the evening belongs to the weekday.
  if (/^(minggu|jumat|sabtu|senin|selasa|rabu|kamis|ini)$/.test(text(tokens, index + 1))) {
    return text(tokens, index + 1) === 'ini' ? undefined : undefined;
  }
  const doubled = tokens[index + 1];
  const isDoubled = doubled?.text === '2' && doubled.glued;
  return { part: part.part, next: index + (isDoubled ? 2 : 1) };
}

function exact(hour: number, minute: number, next: number): ScannedClock {
  return { clock: { hour, minute, exact: true }, next, said: 'marked' };
}

function shifted(clock: ClockSpec, minutes: number): ClockSpec {
  const total = clock.hour * 60 + clock.minute + minutes;
  const hour = Math.floor(total / 60);
  return { ...clock, hour: hour < 1 ? hour + 12 : hour, minute: ((total % 60) + 60) % 60 };
}
