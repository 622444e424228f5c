import {
  dayOffsets,
  dayPartWords,
  feastDays,
  monthWords,
  sundayOrWeek,
  weekdayWords,
} from '#domain/date-language/day-words.ts';
import { scanNumber, scanOrdinal } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';
import type { Cue, CueLanguage } from '#domain/intent/cue.ts';
import { englishCues } from '#domain/intent/lexicon-english.ts';
import { indonesianCues } from '#domain/intent/lexicon-indonesian.ts';

export interface CueEntry {
  readonly cue: Cue;
  readonly language: CueLanguage;
  /** The words of the phrase. */
  readonly words: readonly string[];
}

interface Phrase {
  readonly text: string;
  readonly cue: Cue;
  language: CueLanguage;
}

/*
 * Built at every cold start, from over two thousand phrases: hence as few steps as there can be for each. What can wait is
 * done for the phrases that begin with a word, when the word is met.
 */
const byText = new Map<string, Phrase>();
const byFirstWord = new Map<string, Phrase[]>();
const phraseWords = new Set<string>();
const met = new Map<string, readonly CueEntry[]>();

function addCues(rows: readonly (readonly [Cue, string])[], language: 'id' | 'en'): void {
  for (const [cue, phrases] of rows) {
    const row = phrases.replace(/[\s-]+/g, ' ');
    for (const word of row.split(/[| ]+/)) phraseWords.add(word);
    for (const phrase of row.split('|')) addPhrase(phrase.trim(), cue, language);
  }
}

function addPhrase(text: string, cue: Cue, language: 'id' | 'en'): void {
  const twin = byText.get(text);
  if (twin) {
    // Common to both languages: it tells nothing about which one is spoken.
    if (twin.language !== language) twin.language = undefined;
    return;
  }
  const phrase: Phrase = { text, cue, language };
  byText.set(text, phrase);
  const space = text.indexOf(' ');
  const first = space < 0 ? text : text.slice(0, space);
  const beside = byFirstWord.get(first);
  if (beside) beside.push(phrase);
  else byFirstWord.set(first, [phrase]);
}

addCues(indonesianCues, 'id');
addCues(englishCues, 'en');

/** The longest phrase of the vocabulary that stands at a place, if any. */
export function phraseAt(tokens: readonly Token[], at: number): CueEntry | undefined {
  return entriesFrom(tokens[at]?.text ?? '')?.find((entry) =>
    entry.words.every((word, index) => tokens[at + index]?.text === word),
  );
}

/** The phrases that begin with a word, the longest first. */
function entriesFrom(first: string): readonly CueEntry[] | undefined {
  const known = met.get(first);
  if (known) return known;
  const entries = byFirstWord
    .get(first)
    ?.map(({ text, cue, language }): CueEntry => ({ cue, language, words: text.split(' ') }))
    .sort((a, b) => b.words.length - a.words.length);
  if (entries) met.set(first, entries);
  return entries;
}

const temporalTables = [dayOffsets, weekdayWords, monthWords, feastDays, dayPartWords];

const otherTemporalWords = new Set(
  `jam jm pukul pkl pk setengah stgh set lewat kurang seperempat lagi depan dpn ini hari tgl tanggal tnggl pekan week weeks weekend
   next this coming noon midday midnight half quarter past oclock am pm ish an hour hours menit minutes minute mins min sejam sehari
   seminggu nanti ntar tonight tonite subuh zuhur dzuhur asar ashar maghrib magrib isya jumatan lunchtime fortnight akhir awal
   bulan tengah belas puluh antara between until sampai sampe upcoming following anytime whenever weekday besoknya hariini
   setelah sebelum after before the of st nd rd th bln natal christmas xmas mid`.split(/\s+/),
);

/** Whether a word means something by itself, so that its spelling need not be doubted. */
export function isKnownWord(word: string): boolean {
  if (phraseWords.has(word) || sundayOrWeek.has(word) || otherTemporalWords.has(word)) return true;
  if (temporalTables.some((table) => table.has(word))) return true;
  const token: Token = { kind: 'word', text: word, start: 0, end: 0, glued: false };
  return scanNumber([token], 0) !== undefined || scanOrdinal([token], 0) !== undefined;
}

const indonesianTemporalWords =
  /^(besok|bsk|bsok|esok|lusa|kemarin|kmrn|senin|selasa|rabu|kamis|jumat|jmt|sabtu|minggu|ahad|jam|jm|pukul|pagi|pg|siang|sore|malam|malem|mlm|setengah|stgh|tgl|tanggal|depan|dpn|hari|lagi|sejam|nanti|ntar|januari|februari|maret|mei|juni|juli|agustus|oktober|desember|sampai|sampe|abis|habis|sebelum|setelah)$/;
const englishTemporalWords =
  /^(today|tomorrow|tmr|tmrw|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thur|thurs|fri|sat|next|this|at|am|pm|morning|afternoon|evening|night|noon|half|quarter|past|week|weekend|january|february|march|may|june|july|august|october|december|oclock|after|before|between)$/;

/** Which language a word of time belongs to, if only one. */
export function temporalLanguage(word: string): CueLanguage {
  if (indonesianTemporalWords.test(word)) return 'id';
  return englishTemporalWords.test(word) ? 'en' : undefined;
}
