import { describe, expect, it } from 'vitest';
import { judgePhrase, labelled } from '#infra/bench/labelled-phrase.ts';

const both = { text: 'besok jam 2', date: '2026-12-03', time: '14:00' };
const timeOnly = { text: 'jam 2', time: '14:00' };
const neither = { text: '2 orang' };

describe('judgePhrase', () => {
  it('is right only where the whole meaning was read', () => {
    expect(judgePhrase(both, { date: '2026-12-03', time: '14:00' })).toBe('right');
    expect(judgePhrase(timeOnly, { time: '14:00' })).toBe('right');
    expect(judgePhrase(neither, {})).toBe('right');
  });

  it('is silent where a part is missing and nothing false was said', () => {
    expect(judgePhrase(both, { date: '2026-12-03' })).toBe('silent');
    expect(judgePhrase(both, { time: '14:00' })).toBe('silent');
    expect(judgePhrase(both, {})).toBe('silent');
  });

  it('is wrong where anything false was said, whatever else was read', () => {
    expect(judgePhrase(both, { date: '2026-12-04', time: '14:00' })).toBe('wrong');
    expect(judgePhrase(both, { date: '2026-12-03', time: '14:30' })).toBe('wrong');
    expect(judgePhrase(both, { time: '13:00' })).toBe('wrong');
    expect(judgePhrase(timeOnly, { date: '2026-12-02', time: '14:00' })).toBe('wrong');
    expect(judgePhrase(neither, { time: '02:00' })).toBe('wrong');
  });

  it('lets either half of the day count only where the reader left it open', () => {
    expect(judgePhrase(both, { date: '2026-12-03', time: '02:00', eitherHalf: true })).toBe(
      'right',
    );
    expect(judgePhrase(both, { date: '2026-12-03', time: '02:00', eitherHalf: false })).toBe(
      'wrong',
    );
    expect(judgePhrase(both, { date: '2026-12-03', time: '03:00', eitherHalf: true })).toBe(
      'wrong',
    );
  });
});

describe('labelled', () => {
  it('leaves out what is not said', () => {
    expect(
      labelled([
        ['besok', '2026-12-03', '-'],
        ['jam 2', '-', '14:00'],
      ]),
    ).toEqual([
      { text: 'besok', date: '2026-12-03' },
      { text: 'jam 2', time: '14:00' },
    ]);
  });
});
