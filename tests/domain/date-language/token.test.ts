import { describe, expect, it } from 'vitest';
import { longestTextCharacters, tokenize } from '#domain/date-language/token.ts';

function cut(text: string): string[] {
  return tokenize(text).map((token) => `${token.kind} ${token.text}${token.glued ? ' glued' : ''}`);
}

describe('tokenize', () => {
  it.each<[string, string[]]>([
    ['', []],
    [' \n\t ', ['mark \n']],
    ['Besok JAM 10', ['word besok', 'word jam', 'number 10']],
    ['jam2', ['word jam', 'number 2 glued']],
    ['10an', ['number 10', 'word an glued']],
    ['14.30', ['clock 14:30']],
    ['14:30', ['clock 14:30']],
    ['9-11', ['number 9', 'mark - glued', 'number 11 glued']],
    ['5/12', ['date 5/12']],
    ['5/12/26', ['date 5/12/26']],
    ['5-12-2026', ['date 5-12-2026']],
    ['5.12.2026', ['date 5.12.2026']],
    ['2026-12-05', ['date 2026-12-05']],
    ["jum'at", ['word jumat']],
    ['can’t', ['word cant']],
    ["o'clock", ['word oclock']],
    ['10 a.m.', ['number 10', 'word am']],
    ['5 P.M', ['number 5', 'word pm']],
    ['2moro', ['word 2moro']],
    ['１０：３０', ['clock 10:30']],
    ['ｊａｍ', ['word jam']],
    ['be\u200bsok', ['word besok']],
    ['\u200fbesok\u200e', ['word besok']],
    ['besok👍', ['word besok', 'mark 👍 glued']],
    ['rp200.000', ['word rp', 'number 200 glued', 'mark . glued', 'number 000 glued']],
    ['明日10時', ['word 明日', 'number 10 glued', 'word 時 glued']],
  ])('cuts %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('says where each token stands in the text as it was written', () => {
    const text = 'b\u200besok jam１０';

    const tokens = tokenize(text);

    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      'b\u200besok',
      'jam',
      '１０',
    ]);
  });

  it('reads no further than the longest text of WhatsApp', () => {
    const word = 'a';
    const fits = `${' '.repeat(longestTextCharacters - 1)}${word}`;

    expect(cut(fits)).toEqual(['word a']);
    expect(cut(` ${fits}`)).toEqual([]);
  });
});
