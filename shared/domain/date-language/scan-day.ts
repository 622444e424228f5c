import type { Scanned } from '#domain/date-language/atom.ts';
import { agoOrAhead, nextWordsIndonesian, one, textAt } from '#domain/date-language/day-phrase.ts';
import {
  type DayPart,
  dayOffsets,
  dayPartWords,
  weekdayWords,
} from '#domain/date-language/day-words.ts';
import { scanClock } from '#domain/date-language/scan-clock.ts';
import { scanDate } from '#domain/date-language/scan-date.ts';
import { readDuration } from '#domain/date-language/scan-duration.ts';
import { scanNamedMonth } from '#domain/date-language/scan-month.ts';
import { scanSame } from '#domain/date-language/scan-same.ts';
import { scanAnyDay, scanNthWeekday, scanWeekOrMonth } from '#domain/date-language/scan-week.ts';
import { scanEve, scanWeekday } from '#domain/date-language/scan-weekday.ts';
import type { Token } from '#domain/date-language/token.ts';

const dayNouns = /^(day|hari|hr|tanggal|tgl|date)$/;

/** Reads the words for a day, relative, by weekday, by date, or as vague as a week. */
export function scanDay(tokens: readonly Token[], at: number): Scanned | undefined {
  return (
    scanDate(tokens, at) ??
    scanNow(tokens, at) ??
    scanNthWeekday(tokens, at) ??
    scanNamedMonth(tokens, at) ??
    scanSame(tokens, at, dayNouns, (next) => one({ form: 'same' }, next)) ??
    scanRelative(tokens, at) ??
    scanAhead(tokens, at) ??
    scanWeekOrMonth(tokens, at) ??
    scanAnyDay(tokens, at) ??
    scanEve(tokens, at) ??
    scanWeekday(tokens, at)
  );
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

/** "besok", "besok lusa", "the day after tomorrow"; "the day after" alone counts from the day named before. */
function scanRelative(tokens: readonly Token[], at: number): Scanned | undefined {
  const first = textAt(tokens, at);
  if (first === 'the' || first === 'day' || first === 'besoknya' || first === 'hari')
    return scanDayAfter(tokens, at, first);
  const days = dayOffsets.get(first);
  if (days === undefined) return undefined;
  const isTwice = (days === 1 || days === -1) && textAt(tokens, at + 1) === 'lusa';
  return isTwice
    ? one({ form: 'offset', days: 2 * days }, at + 2)
    : one({ form: 'offset', days }, at + 1);
}

/** "The day after tomorrow"; "the day after (that)", "the next day", "besoknya", "hari berikutnya". */
function scanDayAfter(tokens: readonly Token[], at: number, first: string): Scanned | undefined {
  if (first === 'besoknya') return one({ form: 'next-day' }, at + 1);
  const second = textAt(tokens, at + 1);
  if (first === 'hari') {
    if (second === 'sebelumnya') return one({ form: 'next-day', back: true }, at + 2);
    const isNext = /^(berikutnya|setelahnya|sesudahnya|besoknya)$/.test(second);
    return isNext ? one({ form: 'next-day' }, at + 2) : undefined;
  }
  const isNext = first === 'the' && /^(next|following)$/.test(second);
  if (isNext)
    return textAt(tokens, at + 2) === 'day' ? one({ form: 'next-day' }, at + 3) : undefined;
  const noun = first === 'the' ? at + 1 : at;
  if (noun !== at && second !== 'day') return undefined;
  const isBefore = first === 'the' && textAt(tokens, noun + 1) === 'before';
  if (isBefore) return one({ form: 'next-day', back: true }, noun + 2);
  if (textAt(tokens, noun + 1) !== 'after') return undefined;
  const from = textAt(tokens, noun + 2);
  if (dayOffsets.get(from) === 1) return one({ form: 'offset', days: 2 }, noun + 3);
  if (first !== 'the') return undefined;
  return one({ form: 'next-day' }, noun + (from === 'that' ? 3 : 2));
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
