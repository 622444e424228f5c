import type { Scanned } from '#domain/date-language/atom.ts';
import { nextWordsIndonesian, one, textAt } from '#domain/date-language/day-phrase.ts';
import { monthWords, weekdayWords } from '#domain/date-language/day-words.ts';
import type { Token } from '#domain/date-language/token.ts';

const weekNouns = new Set(['minggu', 'mggu', 'mgg', 'mnggu', 'pekan', 'week', 'wk']);

/** "minggu depan", "next week", "this weekend", "bulan depan": a span of days, too vague to book on. */
export function scanWeekOrMonth(tokens: readonly Token[], at: number): Scanned | undefined {
  const [first, second, third] = [0, 1, 2].map((step) => textAt(tokens, at + step));
  const noun = first ?? '';
  const follow = second ?? '';
  if (weekNouns.has(noun)) {
    if (nextWordsIndonesian.has(follow)) return weekAnd(1, at + 2);
    if (follow === 'ini') return weekAnd(0, at + 2);
    if (follow === 'end') return one({ form: 'weekend', offset: 0 }, at + 2);
  }
  if (noun === 'akhir' && weekNouns.has(follow)) {
    const isNext = nextWordsIndonesian.has(third ?? '');
    return one(
      { form: 'weekend', offset: isNext ? 1 : 0 },
      at + (isNext || third === 'ini' ? 3 : 2),
    );
  }
  if (/^(bulan|bln)$/.test(noun) && nextWordsIndonesian.has(follow)) {
    return one({ form: 'month', offset: 1 }, at + 2);
  }
  if (/^(bulan|bln)$/.test(noun) && follow === 'ini')
    return one({ form: 'month', offset: 0 }, at + 2);
  if (/^(akhir|awal|pertengahan)$/.test(noun) && /^(bulan|bln|tahun)$/.test(follow)) {
    const isNext = nextWordsIndonesian.has(third ?? '');
    return one({ form: 'month', offset: isNext ? 1 : 0 }, at + (isNext || third === 'ini' ? 3 : 2));
  }
  if (/^(this|same)$/.test(noun) && follow === 'day' && third === 'next') {
    return one({ form: 'offset', days: 7 }, at + 4);
  }
  if (/^(next|nxt|this|the|coming|upcoming|following)$/.test(noun)) {
    const offset = noun === 'this' || noun === 'the' ? 0 : 1;
    if (noun !== 'the' && /^(weeks?|wk|minggu|pekan)$/.test(follow)) return weekAnd(offset, at + 2);
    if (/^(weekend|wknd)$/.test(follow)) {
      return one({ form: 'weekend', offset: noun === 'next' || noun === 'nxt' ? 1 : 0 }, at + 2);
    }
    if (noun !== 'the' && follow === 'month') return one({ form: 'month', offset }, at + 2);
  }
  if (/^(end|middle|beginning|start)$/.test(noun) && follow === 'of') {
    const isNamed = /^(the|this|next)$/.test(third ?? '');
    const offset = third === 'next' ? 1 : 0;
    if (textAt(tokens, at + (isNamed ? 3 : 2)) === 'month') {
      return one({ form: 'month', offset }, at + (isNamed ? 4 : 3));
    }
  }
  if (/^(weekend|wknd)$/.test(noun)) {
    const isNext = nextWordsIndonesian.has(follow);
    return one(
      { form: 'weekend', offset: isNext ? 1 : 0 },
      at + (isNext || follow === 'ini' ? 2 : 1),
    );
  }
  return undefined;
}

/** A week, alone or with a weekday right behind it: "minggu depan (hari) selasa", "next week Tuesday". */
function weekAnd(offset: number, next: number): Scanned {
  return { atoms: [{ kind: 'day', spec: { form: 'week', offset } }], next };
}

/** "The first Monday in January": a day that has to be looked up; the client is asked for its date. */
export function scanNthWeekday(tokens: readonly Token[], at: number): Scanned | undefined {
  const skip = textAt(tokens, at) === 'the' ? 1 : 0;
  if (!/^(first|second|third|fourth|last)$/.test(textAt(tokens, at + skip))) return undefined;
  const isDay = weekdayWords.has(textAt(tokens, at + skip + 1));
  const isIn = /^(in|of)$/.test(textAt(tokens, at + skip + 2));
  if (!isDay || !isIn || !monthWords.has(textAt(tokens, at + skip + 3))) return undefined;
  return one({ form: 'month', offset: 0 }, at + skip + 4);
}

/** "Any day", "every day": all of them. */
export function scanAnyDay(tokens: readonly Token[], at: number): Scanned | undefined {
  const isAny = /^(any|every)$/.test(textAt(tokens, at)) && textAt(tokens, at + 1) === 'day';
  return isAny ? one({ form: 'any' }, at + 2) : undefined;
}
