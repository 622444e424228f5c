import type { DaySpec, Scanned, WhichWeek } from '#domain/date-language/atom.ts';
import {
  type DayPart,
  dayOffsets,
  dayPartWords,
  monthWords,
  sundayOrWeek,
  weekdayWords,
} from '#domain/date-language/day-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import { scanClock } from '#domain/date-language/scan-clock.ts';
import { scanDate } from '#domain/date-language/scan-date.ts';
import { readDuration } from '#domain/date-language/scan-duration.ts';
import type { Token } from '#domain/date-language/token.ts';
import type { Weekday } from '#domain/studio/studio.ts';

const nextWordsIndonesian = new Set(['depan', 'dpn', 'dpan', 'depannya']);
const thisWords = new Set(['ini', 'this']);
const agoOrAhead = new Set(['lagi', 'lg', 'kedepan', 'mendatang']);
const weekNouns = new Set(['minggu', 'mggu', 'mgg', 'mnggu', 'pekan', 'week', 'wk']);

/** Reads the words for a day, relative, by weekday, by date, or as vague as a week. */
export function scanDay(tokens: readonly Token[], at: number): Scanned | undefined {
  return (
    scanDate(tokens, at) ??
    scanNow(tokens, at) ??
    scanNthWeekday(tokens, at) ??
    scanRelative(tokens, at) ??
    scanAhead(tokens, at) ??
    scanWeekOrMonth(tokens, at) ??
    scanAnyDay(tokens, at) ??
    scanEve(tokens, at) ??
    scanWeekday(tokens, at)
  );
}

function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

/** "hari ini", "malam ini", "tonight", "nanti sore", "this evening": today, with a part where one is said. */
function scanNow(tokens: readonly Token[], at: number): Scanned | undefined {
  const first = textAt(tokens, at);
  const second = textAt(tokens, at + 1);
  const third = textAt(tokens, at + 2);
  if (/^(hari|hr|hri)$/.test(first) && second === 'ini') return today(at + 2);
  if (/^(sekarang|skrg|skg|skrang|skr)$/.test(first)) {
    return one({ form: 'offset', days: 0, soft: true }, at + 1);
  }
  if (first === 'hariini' || first === 'hrini') return today(at + 1);
  if (/^(tonight|tonite|2nite|tnight)$/.test(first)) return todayPart('night', at + 1);
  const part = dayPartWords.get(first);
  if (part && second === 'ini') return todayPart(part.part, at + 2);
  if (first === 'this' && dayPartWords.has(second)) {
    return todayPart(dayPartWords.get(second)?.part ?? 'evening', at + 2);
  }
  if (first === 'later' && second === 'today') return today(at + 2);
  if (!/^(nanti|ntar|nti|nnt|nt|ntr|entar|later)$/.test(first)) return undefined;
  const later = dayPartWords.get(second);
  if (later) return todayPart(later.part, at + (third === 'ini' ? 3 : 2));
  if (first === 'later' || scanClock(tokens, at + 1)?.said !== 'marked') return undefined;
  return one({ form: 'offset', days: 0, soft: true }, at + 1);
}

function today(next: number): Scanned {
  return { atoms: [{ kind: 'day', spec: { form: 'offset', days: 0 } }], next };
}

function todayPart(part: DayPart, next: number): Scanned {
  return {
    atoms: [
      { kind: 'day', spec: { form: 'offset', days: 0 } },
      { kind: 'time', spec: { form: 'part', part } },
    ],
    next,
  };
}

/** "besok", "besok lusa", "the day after tomorrow". */
function scanRelative(tokens: readonly Token[], at: number): Scanned | undefined {
  const skipThe = textAt(tokens, at) === 'the' ? 1 : 0;
  const [day, after, tomorrow] = [0, 1, 2].map((step) => textAt(tokens, at + skipThe + step));
  if (day === 'day' && after === 'after' && dayOffsets.get(tomorrow ?? '') === 1) {
    return one({ form: 'offset', days: 2 }, at + skipThe + 3);
  }
  const days = dayOffsets.get(textAt(tokens, at));
  if (days === undefined) return undefined;
  if (days === 1 && textAt(tokens, at + 1) === 'lusa')
    return one({ form: 'offset', days: 2 }, at + 2);
  if (days === -1 && textAt(tokens, at + 1) === 'lusa')
    return one({ form: 'offset', days: -2 }, at + 2);
  return one({ form: 'offset', days }, at + 1);
}

/** "3 hari lagi", "in two weeks", "a week from today", "a week on Friday", "dalam 3 hari". */
function scanAhead(tokens: readonly Token[], at: number): Scanned | undefined {
  const isIn = /^(in|dalam|dlm|within)$/.test(textAt(tokens, at));
  const start = at + (isIn ? 1 : 0);
  const duration = readDuration(tokens, start);
  if (!duration || duration.days === 0) return undefined;
  let next = duration.next;
  const follow = textAt(tokens, next);
  if (agoOrAhead.has(follow)) return one({ form: 'offset', days: duration.days }, next + 1);
  if (follow === 'ke' && nextWordsIndonesian.has(textAt(tokens, next + 1))) {
    return one({ form: 'offset', days: duration.days }, next + 2);
  }
  if (/^(from|on|after|setelah|stlh|sesudah|sehabis|dari)$/.test(follow)) {
    if (/^(now|today|sekarang)$/.test(textAt(tokens, next + 1))) {
      return one({ form: 'offset', days: duration.days }, next + 2);
    }
    if (dayOffsets.get(textAt(tokens, next + 1)) === 1) {
      return one({ form: 'offset', days: duration.days + 1 }, next + 2);
    }
    const weekday = weekdayWords.get(textAt(tokens, next + 1));
    if (weekday) {
      const plusDays = duration.days;
      return one({ form: 'weekday', weekday, which: 'coming', plusDays }, next + 2);
    }
  }
  // "A week tomorrow", as the British say it.
  if (duration.days === 7 && dayOffsets.get(follow) === 1) {
    return one({ form: 'offset', days: 8 }, next + 1);
  }
  if (duration.days >= 7 && follow === 'today')
    return one({ form: 'offset', days: duration.days }, next + 1);
  if (!isIn) return undefined;
  // "in a week's time": the apostrophe was folded away.
  if (/^(time|weekstime)$/.test(textAt(tokens, next))) next += 1;
  return one({ form: 'offset', days: duration.days }, next);
}

/** "minggu depan", "next week", "this weekend", "bulan depan": a span of days, too vague to book on. */
function scanWeekOrMonth(tokens: readonly Token[], at: number): Scanned | undefined {
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
    if (noun !== 'the' && /^(week|wk|minggu|pekan)$/.test(follow)) return weekAnd(offset, at + 2);
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
function scanNthWeekday(tokens: readonly Token[], at: number): Scanned | undefined {
  const skip = textAt(tokens, at) === 'the' ? 1 : 0;
  if (!/^(first|second|third|fourth|last)$/.test(textAt(tokens, at + skip))) return undefined;
  const isDay = weekdayWords.has(textAt(tokens, at + skip + 1));
  const isIn = /^(in|of)$/.test(textAt(tokens, at + skip + 2));
  if (!isDay || !isIn || !monthWords.has(textAt(tokens, at + skip + 3))) return undefined;
  return one({ form: 'month', offset: 0 }, at + skip + 4);
}

/** "Any day", "every day": all of them. */
function scanAnyDay(tokens: readonly Token[], at: number): Scanned | undefined {
  const isAny = /^(any|every)$/.test(textAt(tokens, at)) && textAt(tokens, at + 1) === 'day';
  return isAny ? one({ form: 'any' }, at + 2) : undefined;
}

/** "malam minggu" is Saturday evening, "malam jumat" Thursday evening. */
function scanEve(tokens: readonly Token[], at: number): Scanned | undefined {
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
function scanWeekday(tokens: readonly Token[], at: number): Scanned | undefined {
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

function one(spec: DaySpec, next: number): Scanned {
  return { atoms: [{ kind: 'day', spec }], next };
}
