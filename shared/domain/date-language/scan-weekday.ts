import type { Scanned, WhichWeek } from '#domain/date-language/atom.ts';
import { agoOrAhead, nextWordsIndonesian, one, textAt } from '#domain/date-language/day-phrase.ts';
import { sundayOrWeek, weekdayWords } from '#domain/date-language/day-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';
import type { Weekday } from '#domain/studio/studio.ts';

const thisWords = new Set(['ini', 'this']);

/** "malam minggu" is Saturday evening, "malam jumat" Thursday evening. */
export function scanEve(tokens: readonly Token[], at: number): Scanned | undefined {
  if (!/^(malam|malem|mlm)$/.test(textAt(tokens, at))) return undefined;
  const follow = textAt(tokens, at + 1);
  // "Jam 7 malam minggu depan": a week, not the eve of a Sunday.
  if (sundayOrWeek.has(follow) && /^(depan|dpn|ini|lagi)$/.test(textAt(tokens, at + 2)))
    return undefined;
  const weekday = sundayOrWeek.has(follow) ? 7 : weekdayWords.get(follow);
  const isIndonesian = weekday !== undefined && /^[a-z]+$/.test(follow) && !follow.endsWith('day');
  if (weekday === undefined || !isIndonesian) return undefined;
  // "Jam 7 malam senin": behind an hour, the evening may belong to it.
  const before = tokens[at - 1];
  const isHour =
    before?.kind === 'number' ||
    before?.kind === 'clock' ||
    scanNumber(tokens, at - 1) !== undefined;
  const isUnsure = weekday !== 7 && isHour;
  // "besok malam jumat" or "malam minggu depan": the words around it are read on their own.
  return {
    atoms: [
      { kind: 'time', spec: { form: 'part', part: 'night' } },
      { kind: 'day', spec: { form: 'eve', weekday, ...(isUnsure ? { unsure: true } : {}) } },
    ],
    next: at + 2,
  };
}

/** A weekday with what says which one: "next Friday", "jumat depan", "Friday week", "this coming Sat". */
export function scanWeekday(tokens: readonly Token[], at: number): Scanned | undefined {
  let start = at;
  let which: WhichWeek = 'coming';
  const first = textAt(tokens, start);
  if (/^(next|nxt)$/.test(first)) which = 'next-english';
  else if (first === 'this') which = 'this';
  if (which !== 'coming' || /^(coming|upcoming|hari|hr|hri|on)$/.test(first)) start += 1;
  if (/^(coming|upcoming|hari)$/.test(textAt(tokens, start))) start += 1;
  const name = textAt(tokens, start);
  const saidAsDay = /^(hari|hr|hri)$/.test(textAt(tokens, start - 1)) && start > at;
  const weekday = weekdayWords.get(name) ?? (isSunday(tokens, start, saidAsDay) ? 7 : undefined);
  if (weekday === undefined) return undefined;
  return weekdayWithSuffix(tokens, start + 1, weekday, which);
}

function weekdayWithSuffix(
  tokens: readonly Token[],
  at: number,
  weekday: Weekday,
  prefix: WhichWeek,
): Scanned {
  const follow = textAt(tokens, at);
  const after = textAt(tokens, at + 1);
  if (nextWordsIndonesian.has(follow)) {
    return one({ form: 'weekday', weekday, which: 'next-indonesian' }, at + 1);
  }
  if (follow === 'week')
    return one({ form: 'weekday', weekday, which: 'week-after-coming' }, at + 1);
  if (follow === 'fortnight') {
    return one({ form: 'weekday', weekday, which: 'coming', plusDays: 14 }, at + 1);
  }
  if (follow === 'after' && after === 'next') {
    return one({ form: 'weekday', weekday, which: 'after-next' }, at + 2);
  }
  if (follow === 'ini') {
    return one({ form: 'weekday', weekday, which: 'this' }, at + 1);
  }
  if (thisWords.has(follow) && after === 'week') {
    return {
      atoms: [
        { kind: 'day', spec: { form: 'week', offset: 0 } },
        { kind: 'day', spec: { form: 'weekday', weekday, which: 'coming' } },
      ],
      next: at + 2,
    };
  }
  return one({ form: 'weekday', weekday, which: prefix }, at);
}

/** "minggu" is Sunday where a day is spoken of, and a week before "depan", "ini", "lagi" or after a count. */
function isSunday(tokens: readonly Token[], at: number, saidAsDay: boolean): boolean {
  if (!sundayOrWeek.has(textAt(tokens, at))) return false;
  if (saidAsDay) return true;
  const follow = textAt(tokens, at + 1);
  return !nextWordsIndonesian.has(follow) && follow !== 'ini' && !agoOrAhead.has(follow);
}
