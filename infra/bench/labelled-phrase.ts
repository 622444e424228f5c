/**
 * What a phrase means, said at the studio on Wednesday 2 December 2026 at 9:00. What is absent is not said: a
 * reader that gives it nevertheless is wrong.
 */
export interface LabelledPhrase {
  readonly text: string;
  /** `2026-12-03`. */
  readonly date?: string;
  /** `14:30`. */
  readonly time?: string;
}

/** What a reader makes of a phrase. */
export interface PhraseReading {
  readonly date?: string;
  readonly time?: string;
  /** The reader left open which half of the day is meant: both count. */
  readonly eitherHalf?: boolean;
}

export type PhraseVerdict = 'right' | 'wrong' | 'silent';

/** The moment at which all phrases are said, the studio's morning. */
export const phrasesSaidAt = new Date('2026-12-02T09:00:00+07:00');

/** `[text, date or -, time or -]` as rows of a table. */
export function labelled(
  rows: readonly (readonly [text: string, date: string, time: string])[],
): readonly LabelledPhrase[] {
  return rows.map(([text, date, time]) => ({
    text,
    ...(date === '-' ? {} : { date }),
    ...(time === '-' ? {} : { time }),
  }));
}

/** Right is the whole meaning; wrong is anything else that was said; silent is less than the meaning, nothing false. */
export function judgePhrase(phrase: LabelledPhrase, reading: PhraseReading): PhraseVerdict {
  const isDateWrong = reading.date !== undefined && reading.date !== phrase.date;
  const isTimeWrong = reading.time !== undefined && !isSameTime(phrase.time, reading);
  if (isDateWrong || isTimeWrong) return 'wrong';
  const isWhole =
    (phrase.date === undefined || reading.date !== undefined) &&
    (phrase.time === undefined || reading.time !== undefined);
  return isWhole ? 'right' : 'silent';
}

function isSameTime(expected: string | undefined, { time, eitherHalf }: PhraseReading): boolean {
  if (expected === undefined || time === undefined) return false;
  if (time === expected) return true;
  return eitherHalf === true && Math.abs(minutesOf(time) - minutesOf(expected)) === 12 * 60;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
