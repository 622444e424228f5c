import type { DayPart } from '#domain/date-language/day-words.ts';
import type { Weekday } from '#domain/studio/studio.ts';

/** Which of the many Fridays: named as said, resolved against the calendar later. */
export type WhichWeek =
  /** "jumat", "on Friday": the next one to come. */
  | 'coming'
  /** "this Friday", "jumat ini". */
  | 'this'
  /** "next Friday": English speakers differ while this week's is still ahead. */
  | 'next-english'
  /** "jumat depan": of next calendar week. */
  | 'next-indonesian'
  /** "Friday week", "a week on Friday": seven days after the coming one. */
  | 'week-after-coming'
  /** "The Monday after next". */
  | 'after-next';

/** The words for a day as data, before any calendar is consulted. */
export type DaySpec =
  /** `soft`: only hinted at, by "nanti"; any other day named beside it counts instead. */
  | { readonly form: 'offset'; readonly days: number; readonly soft?: true }
  /** `plusDays`: counted on from it, "two weeks from Friday". */
  | {
      readonly form: 'weekday';
      readonly weekday: Weekday;
      readonly which: WhichWeek;
      readonly plusDays?: number;
    }
  /** `written`: in digits alone, so that an American may have meant the month first. */
  | {
      readonly form: 'date';
      readonly day: number;
      readonly month?: number;
      readonly year?: number;
      readonly written?: true;
    }
  /** A calendar week (Monday to Sunday), counted from this one. */
  | { readonly form: 'week'; readonly offset: number }
  | { readonly form: 'weekend'; readonly offset: number }
  /** A month is too vague to book on; with a date it says which month. */
  | { readonly form: 'month'; readonly offset: number }
  /** "In March next year": which month a date said beside it belongs to. `years`: counted from this one. */
  | {
      readonly form: 'named-month';
      readonly month: number;
      readonly years?: number;
      readonly year?: number;
    }
  /** "The same day": of the session that is spoken of. */
  | { readonly form: 'same' }
  /** "The day after", "besoknya", and with `back` "the day before": of the day named before it, or the one spoken of. */
  | { readonly form: 'next-day'; readonly of?: readonly DaySpec[]; readonly back?: true }
  /** "malam jumat": the evening before. `unsure`: said behind an hour, which may own the evening. */
  | { readonly form: 'eve'; readonly weekday: Weekday; readonly unsure?: true }
  /** Misspelt so that two readings are left. */
  | { readonly form: 'either'; readonly specs: readonly DaySpec[] }
  /** "any day", "kapan aja". */
  | { readonly form: 'any' };

export interface ClockSpec {
  /** 0 to 24 as said. */
  readonly hour: number;
  readonly minute: number;
  readonly meridiem?: 'am' | 'pm';
  readonly part?: DayPart;
  /** Written so that only the 24-hour reading is meant: "08.00", "1430", "14h". */
  readonly exact?: true;
  /** "5ish", "jam 10an", "around": no time to book, an area to offer. */
  readonly approximate?: true;
  /** "jam 3 setengah" is read as 2:30 by some and 3:30 by others. */
  readonly halfUnclear?: true;
}

/** The words for a time as data, before the studio's hours are consulted. */
export type TimeSpec =
  | { readonly form: 'clock'; readonly clock: ClockSpec }
  | { readonly form: 'part'; readonly part: DayPart }
  /** A bound may be open on either side. `joined`: by a word that in a move means "from … to …". */
  | {
      readonly form: 'window';
      readonly from?: ClockSpec;
      readonly to?: ClockSpec;
      readonly joined?: 'to' | 'until';
    }
  /** Minutes of the day that a phrase stands for: "abis maghrib", "lunchtime", "after work". */
  | { readonly form: 'span'; readonly fromMinute: number; readonly toMinute: number }
  /** "dua jam lagi", "in two hours": counted from the message. */
  | { readonly form: 'in'; readonly minutes: number }
  /** "Same time", "jam yang sama": of the session that is spoken of. */
  | { readonly form: 'same' }
  | { readonly form: 'any' };

export type Atom =
  | { readonly kind: 'day'; readonly spec: DaySpec }
  | { readonly kind: 'time'; readonly spec: TimeSpec }
  /** An amount of time: "sejam", "2 hours", "3 hari". Either minutes or days. */
  | { readonly kind: 'duration'; readonly minutes: number; readonly days: number }
  /** A number that may be an hour, a date or a choice: the context decides. */
  | { readonly kind: 'number'; readonly value: number; readonly minute?: number }
  /** "yang kedua", "the 2nd one", "nomor 2", "last". -1 is the last. */
  | { readonly kind: 'ordinal'; readonly value: number }
  /** A count, price, phone number: understood to mean no time. */
  /** `people`, `sessions`: how many, where that is what is counted. */
  | {
      readonly kind: 'quantity';
      readonly people?: number;
      readonly sessions?: number;
      readonly phone?: true;
    };

export interface Scanned {
  readonly atoms: readonly Atom[];
  /** Index after the last token used. */
  readonly next: number;
}
