import { scanHour, scanPoint } from '#domain/date-language/clock-hour.ts';
import { scanEnglishPhrase, scanHalf } from '#domain/date-language/clock-phrase.ts';
import { withSuffix } from '#domain/date-language/clock-suffix.ts';
import { hourMarks, type ScannedClock, text } from '#domain/date-language/clock-words.ts';
import type { Token } from '#domain/date-language/token.ts';

const aboutWords = new Set(
  'sekitar sekitaran kira kirakira kurleb an a around about roughly circa approximately ish'.split(
    ' ',
  ),
);

/** "Sekitar kira-kira jam 5": nobody says more of them, and a bound keeps the work linear. */
const aboutWordsMax = 3;

/**
 * Reads one clock time of either language.
 * `allowBare`: whether a lone number may be one (after a preposition or a day).
 */
export function scanClock(
  tokens: readonly Token[],
  at: number,
  allowBare = false,
): ScannedClock | undefined {
  let start = at;
  let approximate = false;
  while (isAbout(tokens, start) && start < at + aboutWordsMax) {
    start += tokens[start]?.text === 'kira' && tokens[start + 1]?.text === '2' ? 2 : 1;
    if (tokens[start]?.text === '-' && tokens[start + 1]?.text === 'kira') start += 2;
    approximate = true;
  }
  const marked = hourMarks.has(text(tokens, start));
  if (marked) start += 1;
  if (marked && isAbout(tokens, start)) {
    start += 1;
    approximate = true;
  }
  const found =
    scanHalf(tokens, start) ??
    scanEnglishPhrase(tokens, start, marked) ??
    scanPoint(tokens, start) ??
    scanHour(tokens, start, marked, allowBare || approximate);
  if (!found) return undefined;
  const suffixed = withSuffix(tokens, found, approximate);
  return marked ? { ...suffixed, said: 'marked' } : suffixed;
}

function isAbout(tokens: readonly Token[], at: number): boolean {
  const word = text(tokens, at);
  return word !== 'an' && word !== 'a' && word !== 'ish' && aboutWords.has(word);
}
