import type { Scanned, TimeSpec } from '#domain/date-language/atom.ts';
import { dayPartWords } from '#domain/date-language/day-words.ts';
import { scanClock } from '#domain/date-language/scan-clock.ts';
import { readDuration } from '#domain/date-language/scan-duration.ts';
import { scanSame, scanUsual } from '#domain/date-language/scan-same.ts';
import { part, scanAroundFeast, scanSpan } from '#domain/date-language/scan-span.ts';
import {
  afterwards,
  asRange,
  one,
  scanBetween,
  scanBound,
  scanRangeOfNumbers,
  text,
} from '#domain/date-language/scan-window.ts';
import type { Token } from '#domain/date-language/token.ts';

const timeNouns = /^(time|times|hour|jam|jm|jamnya|pukul|waktu)$/;

/** Reads the words for a time of day: clock times, parts of the day, windows, bounds, "in two hours". */
export function scanTime(tokens: readonly Token[], at: number): Scanned | undefined {
  return (
    scanAroundFeast(tokens, at) ??
    scanIn(tokens, at) ??
    scanBetween(tokens, at) ??
    scanBound(tokens, at) ??
    scanSpan(tokens, at) ??
    scanMarkedClock(tokens, at) ??
    scanPart(tokens, at) ??
    scanAny(tokens, at) ??
    scanSame(tokens, at, timeNouns, (next) => one({ form: 'same' }, next)) ??
    scanUsual(tokens, at)
  );
}

/** "2 jam lagi", "in two hours", "half an hour from now": counted from the message. */
function scanIn(tokens: readonly Token[], at: number): Scanned | undefined {
  const isIn = /^(in|dalam|dlm)$/.test(text(tokens, at));
  const duration = readDuration(tokens, at + (isIn ? 1 : 0));
  if (!duration || duration.minutes === 0) return undefined;
  const follow = text(tokens, duration.next);
  const after = text(tokens, duration.next + 1);
  const spec: TimeSpec = { form: 'in', minutes: duration.minutes };
  if (follow === 'lagi' || follow === 'lg') return one(spec, duration.next + 1);
  if (follow === 'from' && after === 'now') return one(spec, duration.next + 2);
  if (follow === 'dari' && after === 'sekarang') return one(spec, duration.next + 2);
  return isIn ? one(spec, duration.next) : undefined;
}

function scanMarkedClock(tokens: readonly Token[], at: number): Scanned | undefined {
  const isPreposition = /^(at|@)$/.test(text(tokens, at));
  const start = at + (isPreposition ? 1 : 0);
  const clock = scanClock(tokens, start, isPreposition) ?? scanRangeOfNumbers(tokens, start);
  if (!clock) return undefined;
  return asRange(tokens, at, clock) ?? afterwards(tokens, clock);
}

/** "pagi", "sore-sore", "agak sore", "in the afternoon", "malem2". */
function scanPart(tokens: readonly Token[], at: number): Scanned | undefined {
  let start = at;
  if (/^(agak|rada|early|late|pas|waktu|mid|menjelang)$/.test(text(tokens, start))) start += 1;
  if (text(tokens, start) === 'in' && text(tokens, start + 1) === 'the') start += 2;
  else if (/^(the|di)$/.test(text(tokens, start)) && dayPartWords.has(text(tokens, start + 1)))
    start += 1;
  const found = dayPartWords.get(text(tokens, start));
  if (!found) return undefined;
  let next = start + 1;
  if (text(tokens, next) === '2' && tokens[next]?.glued) next += 1;
  else if (text(tokens, next) === '-' && text(tokens, next + 1) === text(tokens, start)) next += 2;
  else if (text(tokens, next) === text(tokens, start)) next += 1;
  return part(found.part, next);
}

/** "any time", "kapan aja", "jam berapa aja": every time will do. */
function scanAny(tokens: readonly Token[], at: number): Scanned | undefined {
  const [first = '', second = '', third = ''] = [0, 1, 2].map((step) => text(tokens, at + step));
  const length = first === 'anytime' || first === 'whenever' ? 1 : 0;
  const words = first === 'any' && second === 'time' ? 2 : length;
  // "Any time after 5": the bound says more than the any.
  if (words > 0) return scanBound(tokens, at + words) ?? one({ form: 'any' }, at + words);
  if (/^(kapan|kpn)$/.test(first) && /^(aja|saja|aj)$/.test(second))
    return one({ form: 'any' }, at + 2);
  if (first === 'jam' && second === 'brapa' && third === 'aja') return one({ form: 'any' }, at + 3);
  return undefined;
}
