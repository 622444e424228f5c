import type { Studio } from '#domain/studio/studio.ts';
import { judgePhrase, type LabelledPhrase, type PhraseVerdict } from './labelled-phrase.ts';
import { measureRate } from './measure-rate.ts';
import { chronoReaders, grammarReader, type PhraseReader } from './phrase-reader.ts';
import { englishPhrases } from './phrases-english.ts';
import { indonesianPhrases } from './phrases-indonesian.ts';
import { mixedPhrases } from './phrases-mixed.ts';
import type { BenchRow, BenchSection } from './section.ts';
import { slowestText } from './slowest-text.ts';

const sets: readonly (readonly [name: string, phrases: readonly LabelledPhrase[]])[] = [
  ['English', englishPhrases],
  ['Indonesian', indonesianPhrases],
  ['mixed', mixedPhrases],
];

/** The same labelled phrases through chrono-node and through the grammar, and the slowest text to be found. */
export function languageSection(studio: Studio): BenchSection {
  const ours = grammarReader(studio);
  return {
    name: 'language',
    run: async ({ rateMs }) => {
      const rows = sets.flatMap(([name, phrases]) => {
        const rate = rateOf(ours, phrases, rateMs);
        return [
          row(name, ours, phrases, rate, rate),
          ...chronoReaders.map((reader) =>
            row(name, reader, phrases, rateOf(reader, phrases, rateMs), rate),
          ),
        ];
      });
      const slow = slowestText();
      const slowest: BenchRow = {
        section: 'language',
        subject: `slowest text found: "${slow.repeated}" repeated to 4,096 characters`,
        who: ours.name,
        figures: [
          { name: 'reading', value: slow.microsecondsPerCharacter, unit: 'µs a character' },
        ],
      };
      return [...rows, slowest];
    },
  };
}

/** What became of each phrase, for whoever wants to see which went wrong. */
export function phraseFaults(studio: Studio): string[] {
  return [grammarReader(studio), ...chronoReaders].flatMap((reader) =>
    sets.flatMap(([name, phrases]) =>
      phrases.flatMap((phrase) => {
        const reading = reader.read(phrase.text);
        const verdict = judgePhrase(phrase, reading);
        if (verdict === 'right') return [];
        const wanted = `${phrase.date ?? '-'} ${phrase.time ?? '-'}`;
        const read = `${reading.date ?? '-'} ${reading.time ?? '-'}`;
        return [`${reader.name}, ${name}: ${verdict}: "${phrase.text}" is ${wanted}, read ${read}`];
      }),
    ),
  );
}

function row(
  name: string,
  reader: PhraseReader,
  phrases: readonly LabelledPhrase[],
  rate: number,
  reference: number,
): BenchRow {
  const verdicts = phrases.map((phrase) => judgePhrase(phrase, reader.read(phrase.text)));
  const count = (wanted: PhraseVerdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return {
    section: 'language',
    subject: `${phrases.length} ${name} phrases`,
    who: reader.name,
    figures: [
      { name: 'right', value: count('right'), unit: '' },
      { name: 'wrong', value: count('wrong'), unit: '' },
      { name: 'silent', value: count('silent'), unit: '' },
      { name: 'rate', value: Math.round(rate), unit: 'phrases/s' },
    ],
    ratio: rate / reference,
  };
}

function rateOf(reader: PhraseReader, phrases: readonly LabelledPhrase[], rateMs: number): number {
  const pass = () => {
    for (const phrase of phrases) reader.read(phrase.text);
  };
  return measureRate(pass, phrases.length, rateMs);
}
