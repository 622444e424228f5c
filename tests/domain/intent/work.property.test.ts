import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { respell, type SpelledToken } from '#domain/date-language/respell.ts';
import { longestTextCharacters, tokenize } from '#domain/date-language/token.ts';
import { findElements } from '#domain/intent/element.ts';
import { isKnownWord } from '#domain/intent/vocabulary.ts';
import { filledText, vocabulary } from '#infra/bench/vocabulary.ts';

/** How often findElements may look at a token, on the average over a text. */
const looksPerTokenMax = 300;

/** Four times the text may take no more than this many times the looks. */
const growthMax = 4.6;

const mixture = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 5 });

/** What is counted is the same on any machine; how long the counting takes is not. */
const withinMs = 300_000;

describe('the work of reading', { timeout: withinMs }, () => {
  it('grows no faster than the text, for every word of the vocabulary repeated', () => {
    const steep = vocabulary
      .map((word) => ({ word, growth: growthOf([word], 700) }))
      .filter(({ growth }) => growth > growthMax);

    expect(steep).toEqual([]);
  });

  it('grows no faster than the text, for mixtures of words up to the longest text', () => {
    fc.assert(
      fc.property(mixture, (words) => {
        expect(growthOf(words, longestTextCharacters), words.join(' ')).toBeLessThanOrEqual(
          growthMax,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('stays under its bound per token, for every word of the vocabulary repeated to the longest text', () => {
    const words = [...new Set(vocabulary.flatMap((phrase) => phrase.split(/[\s-]+/)))];

    const slow = words
      .map((word) => ({ word, looks: looksPerToken(filledText([word], longestTextCharacters)) }))
      .filter(({ looks }) => looks > looksPerTokenMax);

    expect(slow).toEqual([]);
  });

  it('stays under its bound per token, for mixtures of words repeated to the longest text', () => {
    fc.assert(
      fc.property(mixture, (words) => {
        const text = filledText(words, longestTextCharacters);
        expect(looksPerToken(text), words.join(' ')).toBeLessThanOrEqual(looksPerTokenMax);
      }),
      { numRuns: 200 },
    );
  });
});

function growthOf(words: readonly string[], characters: number): number {
  const text = filledText(words, characters);
  return looks(text) / Math.max(looks(text.slice(0, characters / 4)), 1);
}

function looksPerToken(text: string): number {
  return Math.round(looks(text) / Math.max(tokenize(text).length, 1));
}

/** Counts the looks at single tokens, and the tokens copied, while a text is cut into elements. */
function looks(text: string): number {
  const counter = { looks: 0 };
  const watched = new WatchedTokens(counter);
  for (const token of respell(tokenize(text), isKnownWord)) {
    watched.push(new WatchedToken(token, counter));
  }
  findElements(watched, { expectsTime: true });
  return counter.looks;
}

interface Counter {
  looks: number;
}

/** A token that tells when it is looked at; many times faster than a proxy of the array. */
class WatchedToken implements SpelledToken {
  readonly start: number;
  readonly end: number;
  readonly glued: boolean;
  readonly readings?: readonly string[];
  readonly #kind: SpelledToken['kind'];
  readonly #text: string;
  readonly #counter: Counter;

  constructor(token: SpelledToken, counter: Counter) {
    this.start = token.start;
    this.end = token.end;
    this.glued = token.glued;
    if (token.readings) this.readings = token.readings;
    this.#kind = token.kind;
    this.#text = token.text;
    this.#counter = counter;
  }

  get kind(): SpelledToken['kind'] {
    this.#counter.looks += 1;
    return this.#kind;
  }

  get text(): string {
    this.#counter.looks += 1;
    return this.#text;
  }
}

class WatchedTokens extends Array<SpelledToken> {
  readonly #counter: Counter;

  constructor(counter: Counter) {
    super();
    this.#counter = counter;
  }

  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  override slice(start?: number, end?: number): SpelledToken[] {
    const copy = super.slice(start, end);
    this.#counter.looks += copy.length;
    return copy;
  }
}
