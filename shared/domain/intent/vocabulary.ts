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

const byPhrase = new Map<string, CueEntry>();
const byFirstWord = new Map<string, CueEntry[]>();
const phraseWords = new Set<string>();

function addCues(rows: readonly (readonly [Cue, string])[], language: 'id' | 'en'): void {
  for (const [cue, phrases] of rows) {
    for (const phrase of phrases.split('|')) {
      const words = phrase.trim().split(/[\s-]+/);
      const text = words.join(' ');
      if (text === '') continue;
      const twin = byPhrase.get(text);
      if (!twin) byPhrase.set(text, { cue, language, words });
      // Common to both languages: it tells nothing about which one is spoken.
      else if (twin.language !== language) byPhrase.set(text, { ...twin, language: undefined });
      for (const word of words) phraseWords.add(word);
    }
  }
}

addCues(indonesianCues, 'id');
addCues(englishCues, 'en');
for (const entry of byPhrase.values()) {
  const [first = ''] = entry.words;
  const entries = byFirstWord.get(first);
  if (entries) entries.push(entry);
  else byFirstWord.set(first, [entry]);
}
for (const entries of byFirstWord.values()) {
  entries.sort((a, b) => b.words.length - a.words.length);
}

/** The longest phrase of the vocabulary that stands at a place, if any. */
export function phraseAt(tokens: readonly Token[], at: number): CueEntry | undefined {
  const entries = byFirstWord.get(tokens[at]?.text ?? '');
  if (!entries) return undefined;
  return entries.find((entry) =>
    entry.words.every((word, index) => tokens[at + index]?.text === word),
  );
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
