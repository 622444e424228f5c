import { expect, test } from 'vitest';
import { playHistories } from '#tests/calendar-history/play-histories.ts';

// A thousand histories in two files, so that two cores share them.
const seeds = Array.from({ length: 500 }, (_, index) => `long-${2 * index}`);
const withinMs = 1_200_000;

test('after five hundred histories of clients and owner, table, cells and calendar agree', {
  timeout: withinMs,
}, async () => {
  expect(await playHistories(seeds, { actions: 14 })).toEqual([]);
});
