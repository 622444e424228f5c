import type { ClockSpec, Scanned, TimeSpec } from '#domain/date-language/atom.ts';
import { type DayPart, dayPartWords, feastDays } from '#domain/date-language/day-words.ts';
import { type ScannedClock, scanClock } from '#domain/date-language/scan-clock.ts';
import { readDuration } from '#domain/date-language/scan-duration.ts';
import type { Token } from '#domain/date-language/token.ts';
import { wordTable } from '#domain/date-language/word-table.ts';

// Spans in minutes of the day. Prayer times move with city and season, so they are areas to offer, never times.
const afterEvents = wordTable<readonly [from: number, to: number]>([
  [[5 * 60, 7 * 60], 'subuh shubuh fajr'],
  [[12 * 60, 14 * 60], 'zuhur dzuhur dhuhur zuhr duhur'],
  [[15 * 60 + 15, 17 * 60], 'asar ashar asr'],
  [[18 * 60, 20 * 60], 'maghrib magrib mahgrib'],
  [[19 * 60, 21 * 60], 'isya isyak isha'],
  [[13 * 60, 15 * 60], 'jumatan lunch makan'],
  [[17 * 60, 24 * 60], 'work kerja kantor office ngantor'],
  [[15 * 60, 18 * 60], 'school sekolah kuliah'],
  [[8 * 60, 11 * 60], 'breakfast sarapan'],
]);

const afterWords = new Set(
  'after past abis habis hbis hbs abs setelah stlh sehabis selepas sesudah bada lepas beres pulang plg'.split(
    ' ',
  ),
);
const beforeWords = new Set('before sebelum sblm seblm sblum until till'.split(' '));
const fromWords = new Set(['from', 'since', 'dari', 'dr', 'mulai', 'mulainya']);
const rangeWords = new Set([
  '-',
  '–',
  '—',
  '~',
  'sampai',
  'sampe',
  'smp',
  'smpe',
  'ampe',
  'sd',
  'hingga',
  'until',
  'till',
  'til',
]);
const openEnds = new Set(['onwards', 'onward', 'upwards', 'keatas', 'plus']);

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
    scanAny(tokens, at)
  );
}

function text(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
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

/** "between 2 and 4", "antara jam 2 sama 4", "dari jam 10 sampe 12", "from 2 to 4". */
function scanBetween(tokens: readonly Token[], at: number): Scanned | undefined {
  const opener = text(tokens, at);
  const isBetween = /^(between|antara|btwn)$/.test(opener);
  if (!isBetween && !fromWords.has(opener)) return undefined;
  const from = scanClock(tokens, at + 1, true);
  if (!from) return undefined;
  const joint = text(tokens, from.next);
  const isAnd = isBetween && /^(and|dan|sama|dengan|dgn|sampai|sampe|ke|to|-)$/.test(joint);
  const isTo = !isBetween && (rangeWords.has(joint) || joint === 'to');
  if (isAnd || isTo) {
    const to = scanClock(tokens, from.next + 1, true);
    if (to) return window(from.clock, to.clock, to.next, joint === 'to' ? 'to' : 'until');
  }
  if (isBetween) return undefined;
  const follow = text(tokens, from.next);
  if (follow === 'on' || openEnds.has(follow)) {
    return one({ form: 'window', from: from.clock }, from.next + 1);
  }
  // "dari jam 3" alone opens a window; in a move ("dari jam 3 ke jam 5") it names where from.
  if (opener === 'mulai' || (from.said === 'marked' && !/^(dari|dr|from)$/.test(opener))) {
    return one({ form: 'window', from: from.clock }, from.next);
  }
  return undefined;
}

/** "Habis libur natal", "before Christmas": tells about when, and names no day that could be booked. */
function scanAroundFeast(tokens: readonly Token[], at: number): Scanned | undefined {
  const opener = text(tokens, at);
  if (!afterWords.has(opener) && !beforeWords.has(opener)) return undefined;
  const skip = /^(libur|liburan|the)$/.test(text(tokens, at + 1)) ? 1 : 0;
  const name = text(tokens, at + 1 + skip);
  const isNewYear = name === 'tahun' && text(tokens, at + 2 + skip) === 'baru';
  if (!feastDays.has(name) && !isNewYear) return undefined;
  return { atoms: [{ kind: 'quantity' }], next: at + 2 + skip + (isNewYear ? 1 : 0) };
}

function scanBound(tokens: readonly Token[], at: number): Scanned | undefined {
  const words = [0, 1, 2, 3].map((step) => text(tokens, at + step));
  const [first = '', second = '', third = ''] = words;
  const phrase = `${first} ${second}`;
  if (/^(no earlier|not before|paling cepat|paling cepet|paling awal|minimal jam)$/.test(phrase)) {
    const skip = third === 'than' ? 3 : phrase === 'minimal jam' ? 1 : 2;
    return bound(tokens, at + skip, 'from');
  }
  if (/^(no later|not after|paling telat|paling lambat|paling lama|maksimal jam)$/.test(phrase)) {
    const skip = third === 'than' ? 3 : phrase === 'maksimal jam' ? 1 : 2;
    return bound(tokens, at + skip, 'to');
  }
  if (/^(di atas|diatas|above)$/.test(phrase) || first === 'diatas') {
    return bound(tokens, at + (first === 'diatas' ? 1 : 2), 'from');
  }
  if (/^di bawah$/.test(phrase) || first === 'dibawah') {
    return bound(tokens, at + (first === 'dibawah' ? 1 : 2), 'to');
  }
  if (afterWords.has(first)) return bound(tokens, at + 1, 'from');
  if (beforeWords.has(first)) return bound(tokens, at + 1, 'to');
  if (first === 'by' && !readDuration(tokens, at + 1)) return bound(tokens, at + 1, 'to');
  return undefined;
}

function bound(tokens: readonly Token[], at: number, side: 'from' | 'to'): Scanned | undefined {
  const clock = scanClock(tokens, at, true);
  if (!clock) return undefined;
  return one({ form: 'window', [side]: clock.clock }, clock.next);
}

/** "abis maghrib", "after work", "lunchtime", "jam makan siang", "first thing", "pulang kerja". */
function scanSpan(tokens: readonly Token[], at: number): Scanned | undefined {
  const first = text(tokens, at);
  if (afterWords.has(first)) {
    const skip = /^(pulang|plg|jam)$/.test(text(tokens, at + 1)) ? 1 : 0;
    const name = text(tokens, at + 1 + skip);
    const span = afterEvents.get(name);
    if (!span) return undefined;
    const meal = name === 'makan' && /^(siang|malam|malem)$/.test(text(tokens, at + 2 + skip));
    if (name === 'makan' && !meal) return undefined;
    if (meal && text(tokens, at + 2 + skip) !== 'siang')
      return spanOf([19 * 60, 21 * 60], at + 3 + skip);
    return spanOf(span, at + 2 + skip + (meal ? 1 : 0));
  }
  if (/^(lunchtime|lunch)$/.test(first)) {
    return spanOf([12 * 60, 14 * 60], at + (text(tokens, at + 1) === 'time' ? 2 : 1));
  }
  if (first === 'jam' && text(tokens, at + 1) === 'makan' && text(tokens, at + 2) === 'siang') {
    return spanOf([12 * 60, 14 * 60], at + 3);
  }
  if (first === 'first' && text(tokens, at + 1) === 'thing') return part('morning', at + 2);
  if (/^(subuh|shubuh)$/.test(first)) return spanOf([4 * 60 + 30, 6 * 60], at + 1);
  if (/^(maghrib|magrib)$/.test(first)) return spanOf([18 * 60, 19 * 60], at + 1);
  if (first === 'dini' && text(tokens, at + 1) === 'hari') return spanOf([0, 5 * 60], at + 2);
  return undefined;
}

function scanMarkedClock(tokens: readonly Token[], at: number): Scanned | undefined {
  const isPreposition = /^(at|@)$/.test(text(tokens, at));
  const start = at + (isPreposition ? 1 : 0);
  const clock = scanClock(tokens, start, isPreposition) ?? scanRangeOfNumbers(tokens, start);
  if (!clock) return undefined;
  return asRange(tokens, clock) ?? afterwards(tokens, clock);
}

/** "9-11" and "2-4pm": two numbers that only a range of hours can be. */
function scanRangeOfNumbers(tokens: readonly Token[], at: number): ScannedClock | undefined {
  const from = scanClock(tokens, at, true);
  // "5 or later", "3 ke atas": only an hour has these behind it.
  if (from && openEnd(tokens, from.next) > 0) return from;
  if (!from || !rangeWords.has(text(tokens, from.next))) return undefined;
  return scanClock(tokens, from.next + 1, true) ? from : undefined;
}

function asRange(tokens: readonly Token[], from: ScannedClock): Scanned | undefined {
  const joint = text(tokens, from.next);
  if (!rangeWords.has(joint) && !(joint === 'to' && from.said === 'marked')) return undefined;
  const to = scanClock(tokens, from.next + 1, true);
  if (!to) return undefined;
  return window(from.clock, to.clock, to.next, joint === 'to' ? 'to' : 'until');
}

/** "jam 3 ke atas", "5 or later", "10 paling telat". */
function afterwards(tokens: readonly Token[], clock: ScannedClock): Scanned {
  const open = openEnd(tokens, clock.next);
  if (open > 0) return one({ form: 'window', from: clock.clock }, clock.next + open);
  const phrase = `${text(tokens, clock.next)} ${text(tokens, clock.next + 1)}`;
  if (/^(ke bawah|or earlier|or before|paling telat|paling lambat)$/.test(phrase)) {
    return one({ form: 'window', to: clock.clock }, clock.next + 2);
  }
  return one({ form: 'clock', clock: clock.clock }, clock.next);
}

/** How many words leave the later side of a time open. */
function openEnd(tokens: readonly Token[], at: number): number {
  const phrase = `${text(tokens, at)} ${text(tokens, at + 1)}`;
  if (/^(ke atas|or later|or after|and after|and later)$/.test(phrase)) return 2;
  return openEnds.has(text(tokens, at)) ? 1 : 0;
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

function window(from: ClockSpec, to: ClockSpec, next: number, joined: 'to' | 'until'): Scanned {
  // "2-4 pm": what is said of the second is meant of the first too.
  const shared = to.meridiem ? { meridiem: to.meridiem } : to.part ? { part: to.part } : {};
  const inherits = !from.meridiem && !from.part && from.hour <= to.hour;
  return one({ form: 'window', from: inherits ? { ...from, ...shared } : from, to, joined }, next);
}

function part(name: DayPart, next: number): Scanned {
  return one({ form: 'part', part: name }, next);
}

function spanOf([fromMinute, toMinute]: readonly [number, number], next: number): Scanned {
  return one({ form: 'span', fromMinute, toMinute }, next);
}

function one(spec: TimeSpec, next: number): Scanned {
  return { atoms: [{ kind: 'time', spec }], next };
}
