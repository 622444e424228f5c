import { describe, expect, it } from 'vitest';
import { judgePhrase, type LabelledPhrase } from '#infra/bench/labelled-phrase.ts';
import { chronoReaders, grammarReader } from '#infra/bench/phrase-reader.ts';
import { englishPhrases } from '#infra/bench/phrases-english.ts';
import { indonesianPhrases } from '#infra/bench/phrases-indonesian.ts';
import { mixedPhrases } from '#infra/bench/phrases-mixed.ts';
import { studio } from '../../domain/date-language/understood.ts';

const ours = grammarReader(studio);
const [english, indonesian] = chronoReaders;

describe('the readers that are measured', () => {
  it.each([
    ['tomorrow at 10am', { date: '2026-12-03', time: '10:00', eitherHalf: false }],
    ['5/12', { date: '2026-12-05' }],
    ['nothing here', {}],
  ])('chrono-node/en reads "%s" with the day before the month', (text, expected) => {
    expect(english?.read(text)).toEqual(expected);
  });

  it('chrono-node/id takes "jam setengah 4 sore" for four', () => {
    expect(indonesian?.read('jam setengah 4 sore').time).toBe('16:00');
  });

  it('the grammar takes it for half past three, and knows the studio’s hours', () => {
    expect(ours.read('jam setengah 4 sore')).toEqual({ date: undefined, time: '15:30' });
    expect(ours.read('besok jam 2')).toEqual({ date: '2026-12-03', time: '14:00' });
  });
});

describe('the labelled phrases', () => {
  it('stand once each', () => {
    const texts = [...englishPhrases, ...indonesianPhrases].map((phrase) => phrase.text);

    expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual(['5/12']);
  });

  it.each([
    ['English', englishPhrases],
    ['Indonesian', indonesianPhrases],
    ['mixed', mixedPhrases],
  ])('in %s are never read wrong by the grammar', (_, phrases: readonly LabelledPhrase[]) => {
    const wrong = phrases.filter(
      (phrase) => judgePhrase(phrase, ours.read(phrase.text)) === 'wrong',
    );

    expect(wrong).toEqual([]);
  });
});
