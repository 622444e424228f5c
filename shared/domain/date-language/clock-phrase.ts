import {
  exact,
  halfWords,
  hourMarks,
  type ScannedClock,
  shifted,
  text,
} from '#domain/date-language/clock-words.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';

const pastWords = new Set(['lewat', 'lwt', 'lebih', 'lbh', 'past', 'after']);

const toWords = new Set(['kurang', 'krg', 'krang', 'to', 'till', 'of', 'before']);

/** "setengah tiga" is 2:30; "setengah 3 lewat 5" is 2:35. "setengah jam" is an amount, not a time. */
export function scanHalf(tokens: readonly Token[], at: number): ScannedClock | undefined {
  if (!halfWords.has(text(tokens, at))) return undefined;
  const skip = hourMarks.has(text(tokens, at + 1)) ? 1 : 0;
  const hour = scanNumber(tokens, at + 1 + skip);
  if (!hour || hour.value < 1 || hour.value > 12) return undefined;
  const base = { hour: hour.value === 1 ? 12 : hour.value - 1, minute: 30 };
  const offset = scanOffset(tokens, hour.next);
  if (!offset) return { clock: base, next: hour.next, said: 'marked' };
  return { clock: shifted(base, offset.minutes), next: offset.next, said: 'marked' };
}

/** "lewat 15", "kurang seperempat", "lebih sepuluh menit": minutes after or before the hour. */
export function scanOffset(
  tokens: readonly Token[],
  at: number,
): { minutes: number; next: number } | undefined {
  const word = text(tokens, at);
  const sign = pastWords.has(word) && word !== 'after' ? 1 : toWords.has(word) ? -1 : 0;
  const isIndonesian = /^(lewat|lwt|lebih|lbh|kurang|krg|krang)$/.test(word);
  if (sign === 0 || !isIndonesian) return undefined;
  const follow = text(tokens, at + 1);
  if (follow === 'seperempat') return { minutes: sign * 15, next: at + 2 };
  if (halfWords.has(follow)) return { minutes: sign * 30, next: at + 2 };
  const number = scanNumber(tokens, at + 1);
  if (!number || number.value < 1 || number.value > 59) return undefined;
  const hasUnit = /^(menit|mnt|min)$/.test(text(tokens, number.next));
  return { minutes: sign * number.value, next: number.next + (hasUnit ? 1 : 0) };
}

/** "half past nine", "half nine", "quarter to four", "ten past nine", "twenty-five to five", "noon". */
export function scanEnglishPhrase(
  tokens: readonly Token[],
  at: number,
  marked: boolean,
): ScannedClock | undefined {
  const first = text(tokens, at);
  if (/^(noon|midday|noonish)$/.test(first)) return exact(12, 0, at + 1);
  if (first === 'midnight') return exact(24, 0, at + 1);
  if (first === 'tengah' && text(tokens, at + 1) === 'hari') return exact(12, 0, at + 2);
  if (first === 'tengah' && /^(malam|malem)$/.test(text(tokens, at + 1)))
    return exact(24, 0, at + 2);
  const article = first === 'a' ? 1 : 0;
  const fraction = text(tokens, at + article);
  if (fraction === 'half') {
    const past = text(tokens, at + 1) === 'past' ? 1 : 0;
    const hour = scanNumber(tokens, at + 1 + past);
    if (!hour || hour.value < 1 || hour.value > 12) return undefined;
    return { clock: { hour: hour.value, minute: 30 }, next: hour.next, said: 'marked' };
  }
  if (marked) return undefined;
  const minutes = englishMinutes(tokens, at + article);
  if (!minutes) return undefined;
  const side = text(tokens, minutes.next);
  const sign =
    side === 'past' || side === 'after' ? 1 : /^(to|of|till|before)$/.test(side) ? -1 : 0;
  if (sign === 0) return undefined;
  const hour = scanNumber(tokens, minutes.next + 1);
  if (!hour || hour.value < 1 || hour.value > 12) return undefined;
  return {
    clock: shifted({ hour: hour.value, minute: 0 }, sign * minutes.value),
    next: hour.next,
    said: 'marked',
  };
}

/** The minutes of "ten past": in words, or in digits that can be no hour of a range ("20 to 5"). */
function englishMinutes(
  tokens: readonly Token[],
  at: number,
): { value: number; next: number } | undefined {
  if (text(tokens, at) === 'quarter') return { value: 15, next: at + 1 };
  const number = scanNumber(tokens, at);
  if (!number || ![5, 10, 15, 20, 25].includes(number.value)) return undefined;
  if (/^(minutes|mins|minute|min)$/.test(text(tokens, number.next))) {
    return { value: number.value, next: number.next + 1 };
  }
  const isPast = /^(past|after)$/.test(text(tokens, number.next));
  const isRange = number.written === 'digits' && number.value < 13 && !isPast;
  return isRange ? undefined : number;
}
