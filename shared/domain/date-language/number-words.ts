import type { Token } from '#domain/date-language/token.ts';
import { wordTable } from '#domain/date-language/word-table.ts';

const units = wordTable<number>([
  [0, 'nol zero'],
  [1, 'satu stu atu one'],
  [2, 'dua two'],
  [3, 'tiga tga three'],
  [4, 'empat empt four'],
  [5, 'lima five'],
  [6, 'enam enem six'],
  [7, 'tujuh tuju tjuh seven'],
  [8, 'delapan lapan dlapan eight'],
  [9, 'sembilan smbilan nine'],
]);

const teensAndTen = wordTable<number>([
  [10, 'sepuluh spuluh ten'],
  [11, 'sebelas sblas eleven'],
  [12, 'twelve'],
  [13, 'thirteen'],
  [14, 'fourteen'],
  [15, 'fifteen'],
  [16, 'sixteen'],
  [17, 'seventeen'],
  [18, 'eighteen'],
  [19, 'nineteen'],
]);

const englishTens = wordTable<number>([
  [20, 'twenty'],
  [30, 'thirty'],
  [40, 'forty fourty'],
  [50, 'fifty'],
]);

const ordinals = wordTable<number>([
  [1, 'first pertama kesatu'],
  [2, 'second kedua'],
  [3, 'third ketiga'],
  [4, 'fourth keempat'],
  [5, 'fifth kelima'],
  [6, 'sixth keenam'],
  [7, 'seventh ketujuh'],
  [8, 'eighth kedelapan'],
  [9, 'ninth kesembilan'],
  [10, 'tenth kesepuluh'],
  [11, 'eleventh'],
  [12, 'twelfth'],
  [13, 'thirteenth'],
  [14, 'fourteenth'],
  [15, 'fifteenth'],
  [16, 'sixteenth'],
  [17, 'seventeenth'],
  [18, 'eighteenth'],
  [19, 'nineteenth'],
  [20, 'twentieth'],
  [30, 'thirtieth'],
]);

export interface ScannedNumber {
  readonly value: number;
  /** Index after the last token used. */
  readonly next: number;
  readonly written: 'digits' | 'words';
}

/** Reads a cardinal of up to four digits, or number words of either language up to ninety-nine. */
export function scanNumber(tokens: readonly Token[], at: number): ScannedNumber | undefined {
  const token = tokens[at];
  if (token?.kind === 'number') {
    if (token.text.length > 4) return undefined;
    return { value: Number(token.text), next: at + 1, written: 'digits' };
  }
  return token?.kind === 'word' ? scanNumberWords(tokens, at) : undefined;
}

function scanNumberWords(tokens: readonly Token[], at: number): ScannedNumber | undefined {
  const word = tokens[at]?.text ?? '';
  const unit = units.get(word);
  if (unit !== undefined) return scanIndonesianCompound(tokens, at, unit);
  const whole = teensAndTen.get(word);
  if (whole !== undefined) return inWords(whole, at + 1);
  const tens = englishTens.get(word);
  if (tens === undefined) return undefined;
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const last = units.get(tokens[at + 1 + hyphen]?.text ?? '');
  return last ? inWords(tens + last, at + 2 + hyphen) : inWords(tens, at + 1);
}

/** "dua belas" is 12, "dua puluh" 20, "dua puluh lima" 25; an English unit stands alone. */
function scanIndonesianCompound(
  tokens: readonly Token[],
  at: number,
  unit: number,
): ScannedNumber | undefined {
  const follow = tokens[at + 1]?.text;
  if (follow === 'belas' && unit > 1) return inWords(10 + unit, at + 2);
  if (follow !== 'puluh' || unit < 2) return inWords(unit, at + 1);
  const last = units.get(tokens[at + 2]?.text ?? '');
  return last ? inWords(unit * 10 + last, at + 3) : inWords(unit * 10, at + 2);
}

/** Reads "fifth", "twenty-first", "kedua", "5th", "ke-2" or "ke2". */
export function scanOrdinal(tokens: readonly Token[], at: number): ScannedNumber | undefined {
  const token = tokens[at];
  if (token?.kind === 'number') {
    const suffix = tokens[at + 1];
    const isOrdinal = suffix?.glued && ['st', 'nd', 'rd', 'th'].includes(suffix.text);
    if (!isOrdinal || token.text.length > 2) return undefined;
    return { value: Number(token.text), next: at + 2, written: 'digits' };
  }
  if (token?.kind !== 'word') return undefined;
  const value = ordinals.get(token.text);
  if (value !== undefined) return inWords(value, at + 1);
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const last = tokens[at + 1 + hyphen];
  if (token.text === 'ke') {
    if (last?.kind !== 'number' || !last.glued || last.text.length > 2) return undefined;
    return { value: Number(last.text), next: at + 2 + hyphen, written: 'digits' };
  }
  const tens = englishTens.get(token.text);
  const unit = ordinals.get(last?.text ?? '');
  if (tens === undefined || unit === undefined || unit > 9) return undefined;
  return inWords(tens + unit, at + 2 + hyphen);
}

function inWords(value: number, next: number): ScannedNumber {
  return { value, next, written: 'words' };
}
