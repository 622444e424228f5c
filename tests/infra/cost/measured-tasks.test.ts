import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTurnBench, type TurnBench } from '#infra/bench/measured-turns.ts';
import { measureTasks } from '#infra/cost/measured-tasks.ts';

const measuredWithinMs = 60_000;

let bench: TurnBench;
beforeAll(async () => {
  bench = await startTurnBench('studio_config.json');
}, measuredWithinMs);
afterAll(() => bench.stop());

test(
  'what follows a turn is measured: a status, a booking in the calendar, a timer that finds nothing',
  async () => {
    const { status, sync, timer } = await measureTasks(bench);

    const calls = [status, sync, timer].map(({ reads, writes }) => ({ reads, writes }));
    expect(calls).toEqual([
      { reads: 1, writes: 1 },
      // The calls of a minute that nobody has counted yet are two of them.
      { reads: 1, writes: 3 },
      { reads: 2, writes: 0 },
    ]);
    expect(
      [status, sync].every(({ readUnits, writeUnits }) => readUnits > 0 && writeUnits > 0),
    ).toBe(true);
    expect(timer.writeUnits).toBe(0);
  },
  measuredWithinMs,
);
