import { describe, expect, it } from 'vitest';
import { scanNumber, scanOrdinal } from '#domain/date-language/number-words.ts';
import { tokenize } from '#domain/date-language/token.ts';
import { englishNumber, indonesianNumber } from './say-number.ts';

const upTo59 = Array.from({ length: 60 }, (_, value) => value);

describe('number words', () => {
  it.each(upTo59.map((value) => [indonesianNumber(value), value] as const))(
    '"%s" is %i',
    (text, value) => {
      const tokens = tokenize(text);
      expect(scanNumber(tokens, 0)).toEqual({ value, next: tokens.length, written: 'words' });
    },
  );

  it.each(upTo59.map((value) => [englishNumber(value), value] as const))(
    '"%s" is %i',
    (text, value) => {
      const tokens = tokenize(text);
      expect(scanNumber(tokens, 0)).toEqual({ value, next: tokens.length, written: 'words' });
    },
  );

  it.each([
    ['stu', 1],
    ['atu', 1],
    ['lapan', 8],
    ['twenty five', 25],
    ['twenty-five', 25],
    ['fourty', 40],
    ['DUA PULUH', 20],
  ])('"%s" is %i', (text, value) => {
    expect(scanNumber(tokenize(text), 0)?.value).toBe(value);
  });

  it.each([
    ['7', 7],
    ['07', 7],
    ['1430', 1430],
    ['９', 9],
  ])('the digits "%s" are %i', (text, value) => {
    expect(scanNumber(tokenize(text), 0)).toEqual({ value, next: 1, written: 'digits' });
  });

  it('reads four digits and not five', () => {
    expect(scanNumber(tokenize('9999'), 0)?.value).toBe(9999);
    expect(scanNumber(tokenize('10000'), 0)).toBeUndefined();
  });

  it.each([['besok'], ['puluh'], ['belas'], [''], ['👍']])('"%s" is no number', (text) => {
    expect(scanNumber(tokenize(text), 0)).toBeUndefined();
  });
});

describe('ordinals', () => {
  it.each([
    ['first', 1],
    ['second', 2],
    ['fifth', 5],
    ['twelfth', 12],
    ['twentieth', 20],
    ['twenty-first', 21],
    ['twenty third', 23],
    ['thirty-first', 31],
    ['1st', 1],
    ['22nd', 22],
    ['3rd', 3],
    ['5th', 5],
    ['pertama', 1],
    ['kedua', 2],
    ['ketiga', 3],
    ['kesepuluh', 10],
    ['ke-2', 2],
    ['ke2', 2],
  ])('"%s" is number %i', (text, value) => {
    const tokens = tokenize(text);
    expect(scanOrdinal(tokens, 0)?.value).toBe(value);
    expect(scanOrdinal(tokens, 0)?.next).toBe(tokens.length);
  });

  it.each([['5'], ['ke senin'], ['ke 5'], ['123th'], ['lima']])('"%s" is none', (text) => {
    expect(scanOrdinal(tokenize(text), 0)).toBeUndefined();
  });
});
