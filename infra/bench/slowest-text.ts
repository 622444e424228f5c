import { longestTextCharacters } from '#domain/date-language/token.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { quickestMs } from './measure-rate.ts';
import { filledText, vocabulary } from './vocabulary.ts';

export interface SlowText {
  readonly microsecondsPerCharacter: number;
  /** What the text repeats. */
  readonly repeated: string;
}

/** Mixtures tried, besides every word alone. */
const mixturesTried = 400;
const longestMixture = 5;
const finalists = 12;

/** The text of the longest length that takes longest to read, a character: every word repeated, and mixtures. */
export function slowestText(): SlowText {
  const next = sequence(20_261_202);
  const mixtures = Array.from({ length: mixturesTried }, () =>
    Array.from({ length: 2 + (next() % (longestMixture - 1)) }, () => {
      return vocabulary[next() % vocabulary.length] ?? '';
    }),
  );
  const shapes = [...vocabulary.map((word) => [word]), ...mixtures];
  // A short text picks the finalists, the longest text decides: what grows with the square shows there.
  const heats = shapes.map((words) => ({ words, cost: costOf(words, 1_024, 1) }));
  heats.sort((a, b) => b.cost - a.cost);
  const finals = heats.slice(0, finalists).map(({ words }) => ({
    microsecondsPerCharacter: costOf(words, longestTextCharacters, 3),
    repeated: words.join(' '),
  }));
  finals.sort((a, b) => b.microsecondsPerCharacter - a.microsecondsPerCharacter);
  return finals[0] ?? { microsecondsPerCharacter: 0, repeated: '' };
}

function costOf(words: readonly string[], characters: number, runs: number): number {
  const text = filledText(words, characters);
  const ms = quickestMs(() => readMessage(text, { expectsTime: false }), runs);
  return (1_000 * ms) / characters;
}

/** The same numbers at every run, so that runs can be compared. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
    return state;
  };
}
