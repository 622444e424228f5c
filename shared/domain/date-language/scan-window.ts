import type { ClockSpec, Scanned, TimeSpec } from '#domain/date-language/atom.ts';
import type { ScannedClock } from '#domain/date-language/clock-words.ts';
import { scanClock } from '#domain/date-language/scan-clock.ts';
import { readDuration } from '#domain/date-language/scan-duration.ts';
import { scanQuantity } from '#domain/date-language/scan-quantity.ts';
import { afterWords, beforeWords } from '#domain/date-language/scan-span.ts';
import type { Token } from '#domain/date-language/token.ts';

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

const exceptWords = new Set(['except', 'excluding', 'kecuali']);

const openEnds = new Set(['onwards', 'onward', 'upwards', 'keatas', 'plus']);

/** "between 2 and 4", "antara jam 2 sama 4", "dari jam 10 sampe 12", "from 2 to 4". */
export function scanBetween(tokens: readonly Token[], at: number): Scanned | undefined {
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

export function scanBound(tokens: readonly Token[], at: number): Scanned | undefined {
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

/** "9-11" and "2-4pm": two numbers that only a range of hours can be. */
export function scanRangeOfNumbers(tokens: readonly Token[], at: number): ScannedClock | undefined {
  const from = scanClock(tokens, at, true);
  // "5 or later", "3 ke atas": only an hour has these behind it.
  if (from && openEnd(tokens, from.next) > 0) return from;
  if (!from) return undefined;
  const joint = text(tokens, from.next);
  if (!rangeWords.has(joint) && !(joint === 'to' && isExcepted(tokens, at))) return undefined;
  return scanClock(tokens, from.next + 1, true) ? from : undefined;
}

/** "Except 2 to 4": what is left out is a stretch. */
function isExcepted(tokens: readonly Token[], at: number): boolean {
  return exceptWords.has(text(tokens, at - 1));
}

export function asRange(
  tokens: readonly Token[],
  at: number,
  from: ScannedClock,
): Scanned | undefined {
  const joint = text(tokens, from.next);
  const isTo = joint === 'to' && (from.said === 'marked' || isExcepted(tokens, at));
  if (!rangeWords.has(joint) && !isTo) return undefined;
  // "Besok jam 10 - 2x": a count ends no range.
  if (scanQuantity(tokens, from.next + 1)) return undefined;
  const to = scanClock(tokens, from.next + 1, true);
  if (!to) return undefined;
  return window(from.clock, to.clock, to.next, joint === 'to' ? 'to' : 'until');
}

/** "jam 3 ke atas", "5 or later", "10 paling telat". */
export function afterwards(tokens: readonly Token[], clock: ScannedClock): Scanned {
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

function window(from: ClockSpec, to: ClockSpec, next: number, joined: 'to' | 'until'): Scanned {
  // "2-4 pm": what is said of the second is meant of the first too.
  const shared = to.meridiem ? { meridiem: to.meridiem } : to.part ? { part: to.part } : {};
  const inherits = !from.meridiem && !from.part && from.hour <= to.hour;
  return one({ form: 'window', from: inherits ? { ...from, ...shared } : from, to, joined }, next);
}

export function text(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

export function one(spec: TimeSpec, next: number): Scanned {
  return { atoms: [{ kind: 'time', spec }], next };
}
