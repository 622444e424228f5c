import { dayOffsets, monthWords, weekdayWords } from '#domain/date-language/day-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import { spellingCandidates, spellings } from '#domain/date-language/spelling.ts';
import type { Token } from '#domain/date-language/token.ts';

/** A token whose word was traced to one of the vocabulary. `readings`: two or more day words it may be. */
export interface SpelledToken extends Token {
  readonly respelt?: true;
  readonly readings?: readonly string[];
}

const shortestPart = 2;
const longestRunOn = 24;
const wordsSplitMax = 200;

/**
 * Traces the words of a text to known ones: drawn-out letters are folded, glued endings and run-on words
 * taken apart ("besokjam10", "besoknya"), one slip in a day or month word mended. Unknown words stay as they are.
 */
export function respell(
  tokens: readonly Token[],
  isKnown: (word: string) => boolean,
): SpelledToken[] {
  const result: SpelledToken[] = [];
  let splits = 0;
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (isDoubling(token, before)) {
      // "sama2" is "sama-sama": a word of its own where the vocabulary has one, else the word once.
      const last = result.pop();
      const doubled = `${before?.text ?? ''}2`;
      if (last) result.push(isKnown(doubled) ? { ...last, text: doubled, end: token.end } : last);
      continue;
    }
    if (token.kind !== 'word' || isKnown(token.text)) {
      result.push(token);
      continue;
    }
    const folded = spellings(token.text).find(isKnown) ?? withoutEnding(token.text, isKnown);
    if (folded !== undefined) {
      result.push({ ...token, text: folded });
      continue;
    }
    const fixed = mended(token);
    if (fixed.respelt || fixed.readings) {
      result.push(fixed);
      continue;
    }
    const parts = splits < wordsSplitMax ? splitRunOn(token, isKnown) : undefined;
    if (parts) {
      splits += 1;
      result.push(...parts);
      continue;
    }
    result.push(token);
  }
  return result;
}

/** Words before which a 2 is a number: "jam2", "tgl2". */
const numbered = new Set(
  'kira jam jm pukul pkl pk tgl tanggal set setengah stgh no nomor at lantai unit opsi option'.split(
    ' ',
  ),
);

function isDoubling(token: Token, before: Token | undefined): boolean {
  const isTwo = token.kind === 'number' && token.text === '2' && token.glued;
  if (!isTwo || before?.kind !== 'word' || before.text.length <= 2) return false;
  // "dua2nya" is a number already.
  return !numbered.has(before.text) && scanNumber([before], 0) === undefined;
}

function withoutEnding(word: string, isKnown: (word: string) => boolean): string | undefined {
  for (const ending of ['nya', 'lah', 'kah', 'an', 'ku', 'mu']) {
    if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
    const base = word.slice(0, -ending.length);
    // "Mingguan" is weekly and "harian" daily: no day.
    const isPeriod = ending === 'an' && /^(minggu|hari|bulan|tahun|jam)$/.test(base);
    if (isKnown(base) && !isPeriod) return base;
  }
  return undefined;
}

/** "jumatjam" is two words where both are known; the longest first word wins. */
function splitRunOn(token: Token, isKnown: (word: string) => boolean): Token[] | undefined {
  const { text, start, end } = token;
  if (text.length > longestRunOn || text.length < 6) return undefined;
  for (let cut = text.length - shortestPart; cut >= 3; cut -= 1) {
    const head = text.slice(0, cut);
    const tail = text.slice(cut);
    const isTailWorthIt = tail.length >= 3 || ['jm', 'at', 'ya', 'ga', 'ka'].includes(tail);
    if (!isTailWorthIt || !isKnown(head) || !isKnown(tail)) continue;
    // One half must be a word of time, long enough to be no accident: "sendiri" is no Monday.
    if (!isTimely(head) && !isTimely(tail)) continue;
    const middle = Math.min(start + cut, end);
    return [
      { ...token, text: head, end: middle },
      { ...token, text: tail, start: middle, glued: true },
    ];
  }
  return undefined;
}

const timeMarks = new Set(['jam', 'tgl', 'pukul', 'hari', 'pagi', 'sore', 'siang', 'malam']);

function isTimely(word: string): boolean {
  if (timeMarks.has(word)) return true;
  return word.length >= 4 && (dayOffsets.has(word) || weekdayWords.has(word));
}

function mended(token: Token): SpelledToken {
  const senses = new Map<string, string>();
  for (const spelling of spellings(token.text)) {
    for (const word of spellingCandidates(spelling)) senses.set(senseOf(word), word);
  }
  const words = [...senses.values()];
  const only = words[0];
  if (only === undefined) return token;
  if (words.length === 1) return { ...token, text: only, respelt: true };
  return { ...token, readings: words };
}

function senseOf(word: string): string {
  const offset = dayOffsets.get(word);
  if (offset !== undefined) return `offset ${offset}`;
  const weekday = weekdayWords.get(word);
  if (weekday !== undefined) return `weekday ${weekday}`;
  const month = monthWords.get(word);
  return month === undefined ? word : `month ${month}`;
}
