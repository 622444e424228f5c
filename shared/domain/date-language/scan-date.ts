import type { DaySpec, Scanned } from '#domain/date-language/atom.ts';
import { feastDays, monthWords } from '#domain/date-language/day-words.ts';
import { scanNumber, scanOrdinal } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';

const dateWords = new Set(['tgl', 'tanggal', 'tnggl', 'tggl', 'tglnya', 'tanggalnya', 'date']);

/** After an ordinal these make it a choice among things: "the second one". */
const thingWords = new Set(
  'one ones booking session slot option class choice appointment time yang opsi pilihan'.split(' '),
);

/** Reads a calendar date: "tgl 5", "5 des 2026", "Dec 5th", "the fifth of December", "5/12", ISO, feasts. */
export function scanDate(tokens: readonly Token[], at: number): Scanned | undefined {
  return (
    scanWrittenDate(tokens, at) ??
    scanNamedDay(tokens, at) ??
    scanDayBeforeMonth(tokens, at) ??
    scanMonthBeforeDay(tokens, at) ??
    scanFeast(tokens, at)
  );
}

function scanWrittenDate(tokens: readonly Token[], at: number): Scanned | undefined {
  const token = tokens[at];
  if (token?.kind !== 'date') return undefined;
  const parts = token.text.split(/[-/.]/).map(Number);
  const [a = 0, b = 0, c] = parts;
  if (token.text.length === 10 && a > 31) {
    return one({ form: 'date', day: c ?? 0, month: b, year: a }, at + 1);
  }
  // Day first, as in Indonesia; 12/25 can only be month first.
  const [day, month] = b > 12 && a <= 12 ? [b, a] : [a, b];
  if (day < 1 || day > 31 || month < 1 || month > 12) return undefined;
  const isOpen = a <= 12 && b <= 12 && a !== b;
  const spec = { form: 'date' as const, day, month, ...(isOpen ? { written: true as const } : {}) };
  return one(withYear(spec, c), at + 1);
}

/** "tgl 5", "tanggal 5 desember", "the 5th", "the 5th of next month" (the month is read on its own). */
function scanNamedDay(tokens: readonly Token[], at: number): Scanned | undefined {
  let from = at;
  if (tokens[from]?.text === 'pada') from += 1;
  if (dateWords.has(tokens[from]?.text ?? '')) {
    const number = scanOrdinal(tokens, from + 1) ?? scanNumber(tokens, from + 1);
    if (!number || number.value < 1 || number.value > 31) return undefined;
    return (
      scanDayBeforeMonth(tokens, from + 1) ??
      scanSpokenDigits(tokens, from + 1) ??
      one({ form: 'date', day: number.value }, number.next)
    );
  }
  const hasThe = tokens[from]?.text === 'the';
  const ordinal = scanOrdinal(tokens, hasThe ? from + 1 : from);
  if (!ordinal || ordinal.value < 1 || ordinal.value > 31) return undefined;
  // "The 5th one" is a thing, "the 5th one pm" a date and an hour.
  const isHour = /^(am|pm|oclock)$/.test(tokens[ordinal.next + 1]?.text ?? '');
  if (thingWords.has(tokens[ordinal.next]?.text ?? '') && !isHour) return undefined;
  const withMonth = scanDayBeforeMonth(tokens, hasThe ? from + 1 : from);
  if (withMonth) return withMonth;
  const isSaidAsDate = ordinal.written === 'digits' && tokens[from]?.text !== 'ke';
  const isOnThe = hasThe && ['on', 'for'].includes(tokens[at - 1]?.text ?? '');
  if (!isSaidAsDate && !(isOnThe && ordinal.written === 'words')) return undefined;
  return one({ form: 'date', day: ordinal.value }, ordinal.next);
}

/** "tgl dua lima" is the 25th, digit by digit. */
function scanSpokenDigits(tokens: readonly Token[], at: number): Scanned | undefined {
  const tens = scanNumber(tokens, at);
  const units = tens && scanNumber(tokens, tens.next);
  if (!tens || !units || tens.written !== 'words' || units.written !== 'words') return undefined;
  const day = tens.value * 10 + units.value;
  if (tens.value < 1 || tens.value > 3 || units.value > 9 || day > 31) return undefined;
  return one({ form: 'date', day }, units.next);
}

/** "5 des", "5th of december 2026", "lima desember", "5 bulan 12". */
function scanDayBeforeMonth(tokens: readonly Token[], at: number): Scanned | undefined {
  const day = scanOrdinal(tokens, at) ?? scanNumber(tokens, at);
  if (!day || day.value < 1 || day.value > 31) return undefined;
  let next = day.next;
  if (['of', '-', '/', 'bulan', 'bln'].includes(tokens[next]?.text ?? '')) {
    const isMonthWord = ['bulan', 'bln'].includes(tokens[next]?.text ?? '');
    next += 1;
    const numbered = tokens[next];
    if (isMonthWord && numbered?.kind === 'number' && Number(numbered.text) <= 12) {
      return yearAfter(
        tokens,
        { form: 'date', day: day.value, month: Number(numbered.text) },
        next + 1,
      );
    }
  }
  const month = monthWords.get(tokens[next]?.text ?? '');
  if (month === undefined) return borrowedMonth(tokens, day.value, day.next);
  return yearAfter(tokens, { form: 'date', day: day.value, month }, skipPoint(tokens, next + 1));
}

/** "8 or 9 December": the month said behind the second is meant of the first too. */
function borrowedMonth(tokens: readonly Token[], day: number, at: number): Scanned | undefined {
  if (!/^(or|and|atau|dan|sama|&)$/.test(tokens[at]?.text ?? '')) return undefined;
  const other = scanOrdinal(tokens, at + 1) ?? scanNumber(tokens, at + 1);
  const month = other && monthWords.get(tokens[other.next]?.text ?? '');
  return month === undefined ? undefined : one({ form: 'date', day, month }, at);
}

/** "dec 5", "december the fifth"; but in "dec 5 pm" the number is an hour. */
function scanMonthBeforeDay(tokens: readonly Token[], at: number): Scanned | undefined {
  const month = monthWords.get(tokens[at]?.text ?? '');
  if (month === undefined) return undefined;
  let next = skipPoint(tokens, at + 1);
  if (tokens[next]?.text === 'the') next += 1;
  const day = scanOrdinal(tokens, next) ?? scanNumber(tokens, next);
  if (!day || day.value < 1 || day.value > 31) return undefined;
  const follow = tokens[day.next];
  if (follow?.text === 'am' || follow?.text === 'pm' || follow?.text === 'oclock') return undefined;
  const until = tokens[day.next]?.text === '-' ? scanNumber(tokens, day.next + 1) : undefined;
  if (until && until.value > day.value && until.value <= 31) {
    // "Dec 7-8": two days, one of which has to be chosen.
    const specs = [day.value, until.value].map((value) => ({
      form: 'date' as const,
      day: value,
      month,
    }));
    return one({ form: 'either', specs }, until.next);
  }
  return yearAfter(tokens, { form: 'date', day: day.value, month }, day.next);
}

function scanFeast(tokens: readonly Token[], at: number): Scanned | undefined {
  const [first, second, third] = [at, at + 1, at + 2].map((index) => tokens[index]?.text ?? '');
  const feast = feastDays.get(first ?? '');
  if (feast) {
    if (second === 'eve') return one({ form: 'date', day: 24, month: 12 }, at + 2);
    return one({ form: 'date', ...feast }, at + (second === 'day' ? 2 : 1));
  }
  if (first === 'boxing' && second === 'day')
    return one({ form: 'date', day: 26, month: 12 }, at + 2);
  if (first === 'tahun' && second === 'baru')
    return one({ form: 'date', day: 1, month: 1 }, at + 2);
  if (first === 'new' && /^years?$/.test(second ?? '')) {
    if (third === 'eve') return one({ form: 'date', day: 31, month: 12 }, at + 3);
    return one({ form: 'date', day: 1, month: 1 }, at + (third === 'day' ? 3 : 2));
  }
  return undefined;
}

type DateSpec = Extract<DaySpec, { form: 'date' }>;

function yearAfter(tokens: readonly Token[], spec: DateSpec, next: number): Scanned {
  const comma = tokens[next]?.text === ',' ? 1 : 0;
  const year = tokens[next + comma];
  if (year?.kind === 'number' && /^20[2-4]\d$/.test(year.text)) {
    return one({ ...spec, year: Number(year.text) }, next + comma + 1);
  }
  return one(spec, next);
}

function withYear(spec: DateSpec, year: number | undefined): DateSpec {
  if (year === undefined) return spec;
  return { ...spec, year: year < 100 ? 2000 + year : year };
}

function skipPoint(tokens: readonly Token[], at: number): number {
  return tokens[at]?.text === '.' && tokens[at]?.glued ? at + 1 : at;
}

function one(spec: DaySpec, next: number): Scanned {
  return { atoms: [{ kind: 'day', spec }], next };
}
