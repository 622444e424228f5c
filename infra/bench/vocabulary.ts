import {
  dayOffsets,
  dayPartWords,
  feastDays,
  monthWords,
  sundayOrWeek,
  weekdayWords,
} from '#domain/date-language/day-words.ts';
import { englishCues } from '#domain/intent/lexicon-english.ts';
import { indonesianCues } from '#domain/intent/lexicon-indonesian.ts';

/** Words that only the scanners of days, times, amounts and numbers know. */
const scannerWords =
  `jam jm pukul setengah half quarter past to before after kurang lewat lebih sekitar kira kira2 about around antara between
   dari from sampai until mulai no not paling di ke atas tengah malam noon midnight tgl tanggal the next this coming week weekend bulan
   akhir awal minggu depan lagi in dalam hari a an and nanti ntar later early first thing makan jam yang nomor option
   satu dua belas puluh twenty five fifth 1 2 5 10 12 24 31 99 930 1430 10.30 14:00 5/12 12/25 2026-12-05 am pm a.m. ish an
   rp rb orang $ + - # @ . , ! ? ( ) 👍 1,5 1/2 081234567890`.split(/\s+/);

const cuePhrases = [...indonesianCues, ...englishCues].flatMap(([, phrases]) =>
  phrases.split('|').map((phrase) => phrase.trim()),
);

/** Every word and phrase that means something to the grammar, once: what slow texts are made of. */
export const vocabulary: readonly string[] = [
  ...new Set([
    ...scannerWords,
    ...cuePhrases,
    ...dayOffsets.keys(),
    ...weekdayWords.keys(),
    ...sundayOrWeek,
    ...monthWords.keys(),
    ...feastDays.keys(),
    ...dayPartWords.keys(),
  ]),
].filter((word) => word !== '');

/** The words over and over, up to a length. */
export function filledText(words: readonly string[], characters: number): string {
  const once = `${words.join(' ')} `;
  return once.repeat(Math.ceil(characters / once.length)).slice(0, characters);
}
