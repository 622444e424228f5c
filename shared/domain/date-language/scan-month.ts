import type { Scanned } from '#domain/date-language/atom.ts';
import { nextWordsIndonesian, one, textAt } from '#domain/date-language/day-phrase.ts';
import { monthWords } from '#domain/date-language/day-words.ts';
import type { Token } from '#domain/date-language/token.ts';

/** Before a month these show that the word is one: "may", "mar" and "des" are other words too. */
const openers = /^(in|during|bulan|bln|early|late|mid|awal|akhir|pertengahan)$/;

/** "In March next year", "bulan maret", "Maret 2027": a month without its day, which another word may give. */
export function scanNamedMonth(tokens: readonly Token[], at: number): Scanned | undefined {
  const first = textAt(tokens, at);
  const isOpened = openers.test(first);
  const from = at + (isOpened ? 1 : 0);
  const month = monthWords.get(isOpened ? textAt(tokens, from) : first);
  if (month === undefined) return undefined;
  const [second, third] = [textAt(tokens, from + 1), textAt(tokens, from + 2)];
  if (second === 'next' && third === 'year') {
    return one({ form: 'named-month', month, years: 1 }, from + 3);
  }
  if (/^(tahun|thn)$/.test(second) && nextWordsIndonesian.has(third)) {
    return one({ form: 'named-month', month, years: 1 }, from + 3);
  }
  if (/^20[2-4]\d$/.test(second)) {
    return one({ form: 'named-month', month, year: Number(second) }, from + 2);
  }
  return isOpened ? one({ form: 'named-month', month }, from + 1) : undefined;
}
