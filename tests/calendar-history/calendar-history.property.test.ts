import { describe, expect, it } from 'vitest';
import { playHistories } from './play-histories.ts';
import { createHistoryPlace, playHistory } from './play-history.ts';

const actions = 14;
const withinMs = 60_000;
const seeds = Array.from({ length: 8 }, (_, index) => `calendar-${index}`);

describe('after any history of clients, owner, failures, deaths, delays and repeats', () => {
  it(
    'table, cells and calendar agree once the timers ran twice',
    async () => {
      expect(await playHistories(seeds, { actions })).toEqual([]);
    },
    withinMs,
  );
});

it('a seed gives the same history each time, request by request', async () => {
  const play = async () => {
    const lines: string[] = [];
    const tell = (line: string) => lines.push(line);
    await playHistory(await createHistoryPlace(), 'twice', { actions: 8, tell });
    return lines;
  };
  const first = await play();
  expect(await play()).toEqual(first);
  expect(first.length).toBeGreaterThan(50);
});
