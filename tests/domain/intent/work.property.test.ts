import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respell } from '#domain/date-language/respell.ts';
import { longestTextCharacters, tokenize } from '#domain/date-language/token.ts';
import { findElements } from '#domain/intent/element.ts';
import { isKnownWord } from '#domain/intent/vocabulary.ts';
import { vocabulary } from './vocabulary-words.ts';

/** How often findElements may look at a token, on the average over a text. */
const looksPerTokenMax = 400;

describe('the work of reading', () => {
  it('stays under its bound per token for every word of the vocabulary, repeated to the longest text', () => {
    const slow = vocabulary
      .map((word) => ({ word, looks: looksPerToken(filled([word])) }))
      .filter(({ looks }) => looks > looksPerTokenMax);

    expect(slow).toEqual([]);
  });

  it('stays under its bound per token for mixtures of words, repeated to the longest text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...vocabulary), { minLength: 2, maxLength: 6 }),
        (words) => {
          expect(looksPerToken(filled(words)), words.join(' ')).toBeLessThanOrEqual(
            looksPerTokenMax,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not grow faster than the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 }),
        (words) => {
          const quarter = filled(words).slice(0, longestTextCharacters / 4);

          const growth = looks(filled(words)) / Math.max(looks(quarter), 1);

          expect(growth, words.join(' ')).toBeLessThanOrEqual(4.5);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The words over and over, as long as a message can be. */
function filled(words: readonly string[]): string {
  const once = `${words.join(' ')} `;
  return once.repeat(Math.ceil(longestTextCharacters / once.length)).slice(0, longestTextCharacters);
}

function looksPerToken(text: string): number {
  return Math.round(looks(text) / Math.max(tokenize(text).length, 1));
}

/** Counts the reads of single tokens while a text is cut into elements. */
function looks(text: string): number {
  const tokens = respell(tokenize(text), isKnownWord);
  let count = 0;
  const watched = new Proxy(tokens, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
      return Reflect.get(target, key, receiver);
    },
  });
  findElements(watched, { expectsTime: false });
  return count;
}
