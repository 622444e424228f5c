import { expect, test } from 'vitest';
import { playHistories } from '#tests/calendar-history/play-histories.ts';

const seeds = Array.from({ length: 1_000 }, (_, index) => `long-${index}`);
const withinMs = 1_200_000;

test('after a thousand histories of clients and owner, table, cells and calendar agree', {
  timeout: withinMs,
}, async () => {
  expect(await playHistories(seeds, { actions: 14 })).toEqual([]);
});
