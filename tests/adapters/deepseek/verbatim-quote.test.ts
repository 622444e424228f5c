import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verbatimQuote } from '#adapters/deepseek/verbatim-quote.ts';

describe('a verbatim quote', () => {
  it.each([
    ['Booking Besok jam 10', 'besok', 'Besok'],
    ['jam\n  10  pagi', 'Jam 10 pagi', 'jam\n  10  pagi'],
    ['geser (yang jumat)', '(yang jumat)', '(yang jumat)'],
    ['jam 10.30', 'jam 10.30', 'jam 10.30'],
    ['jam 10.', 'jam 10', 'jam 10'],
    ['jam 9, 10 atau 11', '10', '10'],
    ['besoknya', 'besok', 'besok'],
  ])('of %j, asked for as %j, is %j', (message, quote, found) => {
    expect(verbatimQuote(message, quote)).toBe(found);
  });

  it.each([
    ['jam 10', 'jam 1'],
    ['jam 10', '0'],
    ['jam 10.30', 'jam 10'],
    ['jam 10:30', '30'],
    ['5/12', '5'],
    ['besok', 'lusa'],
    ['besok', ''],
    ['besok', ' \n'],
    ['a.c', 'a?c'],
  ])('of %j is not %j', (message, quote) => {
    expect(verbatimQuote(message, quote)).toBeUndefined();
  });

  it('is a part of the message, whatever the model returns', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        (message, quote) => {
          const found = verbatimQuote(message, quote);
          if (found !== undefined) expect(message).toContain(found);
        },
      ),
    );
  });
});
