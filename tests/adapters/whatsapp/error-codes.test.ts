import { expect, it } from 'vitest';
import { whatsappErrorOf, whatsappErrors } from '#adapters/whatsapp/error-codes.ts';

it('retries what passes by itself and nothing else', () => {
  const retryable = [...whatsappErrors]
    .filter(([, error]) => error.retryable)
    .map(([code]) => code);
  expect(retryable).toEqual([
    1, 2, 4, 80007, 130429, 131000, 131016, 131052, 131053, 131056, 131057, 133004,
  ]);
});

it.each([
  [199, 'unknown error'],
  [200, 'permission missing'],
  [299, 'permission missing'],
  [300, 'unknown error'],
  [131047, 'more than 24 hours since the recipient wrote'],
])('knows what %i means', (code, meaning) => {
  expect(whatsappErrorOf(code)).toEqual({ retryable: false, meaning });
});
