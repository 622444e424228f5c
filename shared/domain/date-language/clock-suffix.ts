import { type ScannedClock, text } from '#domain/date-language/clock-words.ts';
import {
  type DayPart,
  dayPartWords,
  sundayOrWeek,
  weekdayWords,
} from '#domain/date-language/day-words.ts';
import type { Token } from '#domain/date-language/token.ts';

/** am, pm, "in the morning", "pagi", "-an", "ish", "lewat dikit" right behind a time. */
export function withSuffix(
  tokens: readonly Token[],
  found: ScannedClock,
  approximateBefore: boolean,
): ScannedClock {
  let { clock, next } = found;
  let approximate = approximateBefore;
  for (let step = 0; step < 4; step += 1) {
    const word = text(tokens, next);
    const glued = tokens[next]?.glued === true;
    if (word === 'am' || word === 'pm') {
      clock = { ...clock, meridiem: word };
      next += 1;
    } else if ((word === 'ish' || word === 'an') && (glued || word === 'ish')) {
      approximate = true;
      next += 1;
    } else if (word === '-' && /^(an|ish)$/.test(text(tokens, next + 1))) {
      approximate = true;
      next += 2;
    } else if (
      word === 'oclock' ||
      (/^(hrs|hours)$/.test(word) && tokens[next - 1]?.text.length === 4)
    ) {
      next += 1;
    } else {
      const part = partAfter(tokens, next);
      if (!part || clock.part || clock.meridiem) break;
      clock = { ...clock, part: part.part };
      next = part.next;
    }
  }
  if (approximate) clock = { ...clock, approximate: true };
  return { clock, next, said: found.said };
}

/** A part of the day right behind a number: "10 pagi", "5 sorean", "7 in the morning", "8 at night". */
export function partAfter(
  tokens: readonly Token[],
  at: number,
): { part: DayPart; next: number } | undefined {
  let index = at;
  if (/^(in|at|di|pas)$/.test(text(tokens, index))) index += 1;
  if (text(tokens, index) === 'the') index += 1;
  if (text(tokens, index) === 'dini' && text(tokens, index + 1) === 'hari') {
    return { part: 'morning', next: index + 2 };
  }
  if (text(tokens, index) === 'subuh') return { part: 'morning', next: index + 1 };
  const part = dayPartWords.get(text(tokens, index));
  if (!part) return undefined;
  // "jam 7 malam minggu" is Saturday night: the evening belongs to the day. "malam minggu depan" does not.
  const isEve = isEveOfSunday(tokens, index) || isEveOfWeekday(tokens, index);
  if (isEve || text(tokens, index + 1) === 'ini') return undefined;
  const doubled = tokens[index + 1];
  const isDoubled = doubled?.text === '2' && doubled.glued;
  return { part: part.part, next: index + (isDoubled ? 2 : 1) };
}

function isEveOfSunday(tokens: readonly Token[], at: number): boolean {
  if (part(tokens, at) !== 'night' || !sundayOrWeek.has(text(tokens, at + 1))) return false;
  return !/^(depan|dpn|ini|lagi)$/.test(text(tokens, at + 2));
}

/** "Jam 7 malam senin": Monday, or the eve of it; read as a day, which is asked about. */
function isEveOfWeekday(tokens: readonly Token[], at: number): boolean {
  const follow = text(tokens, at + 1);
  return part(tokens, at) === 'night' && weekdayWords.has(follow) && !/day$/.test(follow);
}

function part(tokens: readonly Token[], at: number): DayPart | undefined {
  const found = dayPartWords.get(text(tokens, at));
  return found?.language === 'id' ? found.part : undefined;
}
