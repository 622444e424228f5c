import type { Scanned } from '#domain/date-language/atom.ts';
import { type DayPart, feastDays } from '#domain/date-language/day-words.ts';
import { one, text } from '#domain/date-language/scan-window.ts';
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

export const afterWords = new Set(
  'after past abis habis hbis hbs abs setelah stlh sehabis selepas sesudah bada lepas beres pulang plg'.split(
    ' ',
  ),
);

export const beforeWords = new Set('before sebelum sblm seblm sblum until till'.split(' '));

/** "Habis libur natal", "before Christmas": tells about when, and names no day that could be booked. */
export function scanAroundFeast(tokens: readonly Token[], at: number): Scanned | undefined {
  const opener = text(tokens, at);
  if (!afterWords.has(opener) && !beforeWords.has(opener)) return undefined;
  const skip = /^(libur|liburan|the)$/.test(text(tokens, at + 1)) ? 1 : 0;
  const name = text(tokens, at + 1 + skip);
  // "Abis liburan", "after the holidays".
  if (skip === 0 && /^(libur|liburan|holiday|holidays|vacation)$/.test(name)) {
    return { atoms: [{ kind: 'quantity' }], next: at + 2 };
  }
  if (
    skip === 1 &&
    !feastDays.has(name) &&
    /^(libur|liburan)$/.test(text(tokens, at + 1)) &&
    name !== 'tahun'
  ) {
    return { atoms: [{ kind: 'quantity' }], next: at + 2 };
  }
  const isNewYear = name === 'tahun' && text(tokens, at + 2 + skip) === 'baru';
  if (!feastDays.has(name) && !isNewYear) return undefined;
  return { atoms: [{ kind: 'quantity' }], next: at + 2 + skip + (isNewYear ? 1 : 0) };
}

/** "abis maghrib", "after work", "lunchtime", "jam makan siang", "first thing", "pulang kerja". */
export function scanSpan(tokens: readonly Token[], at: number): Scanned | undefined {
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

function spanOf([fromMinute, toMinute]: readonly [number, number], next: number): Scanned {
  return one({ form: 'span', fromMinute, toMinute }, next);
}

export function part(name: DayPart, next: number): Scanned {
  return one({ form: 'part', part: name }, next);
}
