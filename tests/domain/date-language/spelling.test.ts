import { describe, expect, it } from 'vitest';
import { everydayWords } from '#domain/date-language/day-words.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import { isOneEditAway } from '#domain/date-language/spelling.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { isKnownWord } from '#domain/intent/vocabulary.ts';
import { dayIn, wednesday } from './understood.ts';

const dayNames =
  `besok senin selasa kamis jumat sabtu tomorrow monday tuesday thursday friday saturday sunday`.split(
    ' ',
  );
const monthNames = `januari februari maret april agustus september oktober november desember
   january february march august october december`.split(/\s+/);
const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Every spelling with one letter more, less, other, or two neighbours exchanged. */
function misspellings(word: string): string[] {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    for (const letter of letters) {
      found.add(before + letter + after);
      if (after !== '') found.add(before + letter + after.slice(1));
    }
    found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
  }
  found.delete(word);
  return [...found].filter((one) => !isKnownWord(one) && !everydayWords.has(one));
}

/** The dates that a text may mean: one where it is certain, several where it is asked, none where it is not read. */
function datesIn(text: string): readonly string[] {
  const wish = readMessage(text, { expectsTime: false }).wishes[0];
  const reading = resolveDay(wish?.days ?? [], { today: wednesday });
  if (reading.kind === 'date') return [reading.date];
  return reading.kind === 'ambiguous' ? reading.choices : [];
}

describe('one slip in a day word', () => {
  it.each(dayNames)('of "%s" never names another day alone, and is read nearly always', (word) => {
    const [meant = ''] = datesIn(word);
    const slips = misspellings(word).map((slip) => ({ slip, dates: datesIn(slip) }));

    const astray = slips.filter(({ dates }) => dates.length > 0 && !dates.includes(meant));
    const unread = slips.filter(({ dates }) => dates.length === 0);

    expect(astray).toEqual([]);
    expect(unread.length / slips.length).toBeLessThan(0.05);
  });
});

describe('one slip in a month word', () => {
  it.each(monthNames)('of "%s" never names another month, and is read nearly always', (word) => {
    const meant = dayIn(`7 ${word}`);
    const slips = misspellings(word).map((slip) => ({ slip, dates: datesIn(`7 ${slip}`) }));

    const astray = slips.filter(({ dates }) => dates.length > 0 && !dates.includes(meant));
    const unread = slips.filter(({ dates }) => dates.length === 0);

    expect(astray).toEqual([]);
    expect(unread.length / slips.length).toBeLessThan(0.05);
  });
});

describe('isOneEditAway', () => {
  it.each([
    ['besok', 'beosk', true],
    ['besok', 'bsok', true],
    ['besok', 'besokk', true],
    ['besok', 'besik', true],
    ['besok', 'besok', false],
    ['besok', 'bsko', false],
    ['besok', 'bes', false],
    ['besok', 'okseb', false],
  ])('of "%s" and "%s" is %s', (a, b, expected) => {
    expect(isOneEditAway(a, b)).toBe(expected);
    expect(isOneEditAway(b, a)).toBe(expected);
  });
});
