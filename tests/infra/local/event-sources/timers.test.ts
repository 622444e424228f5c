import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTimers } from '#infra/local/event-sources/timers.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { fakePool } from '../fake-pool.ts';

const startsAt = Date.parse('2026-12-01T03:00:00Z');
const minuteMs = 60_000;

/** Two timers, of two and of ten minutes; `ran` has what ran, and `settled` after each round. */
function timersOf(clock: ReturnType<typeof createLocalClock>) {
  const ran: string[] = [];
  const target = (name: string) =>
    fakePool(async (event) => {
      ran.push(`${name} ${JSON.stringify(event).match(/"time":"(.*?)"/)?.[1]}`);
      return { kind: 'returned', value: null };
    });
  const timers = startTimers(
    [
      { name: 'pull', everyMs: 2 * minuteMs, target: target('pull') },
      { name: 'clean', everyMs: 10 * minuteMs, target: target('clean') },
    ],
    clock,
  );
  const moveTo = async (minutes: number) => {
    clock.set(startsAt + minutes * minuteMs);
    await timers.runDue(async () => void ran.push('settled'));
    return ran.splice(0);
  };
  return { timers, ran, moveTo };
}

describe('on a clock that stands still', () => {
  const clock = createLocalClock({ start: startsAt, frozen: true });
  let played: ReturnType<typeof timersOf>;
  beforeEach(() => {
    clock.set(startsAt);
    played = timersOf(clock);
  });
  afterEach(() => played.timers.stop());

  test('a timer runs when its interval has passed, not a millisecond before', async () => {
    expect(await played.moveTo(2 - 1 / minuteMs)).toEqual([]);
    expect(await played.moveTo(2)).toEqual(['pull 2026-12-01T03:02:00Z', 'settled']);
    expect(await played.moveTo(3)).toEqual([]);
    expect(await played.moveTo(4)).toEqual(['pull 2026-12-01T03:04:00Z', 'settled']);
  });

  test('however far the clock goes, each runs twice at most, in order, and then counts anew', async () => {
    const at = '2026-12-01T04:00:00Z';
    const round = [`pull ${at}`, `clean ${at}`, 'settled'];
    expect(await played.moveTo(60)).toEqual([...round, ...round]);
    expect(await played.moveTo(61)).toEqual([]);
    expect(await played.moveTo(62)).toEqual(['pull 2026-12-01T04:02:00Z', 'settled']);
  });

  test('a clock set back does not keep them waiting', async () => {
    await played.moveTo(60);
    expect(await played.moveTo(0)).toEqual([]);
    expect(await played.moveTo(2)).toEqual(['pull 2026-12-01T03:02:00Z', 'settled']);
  });
});

describe('on a clock that goes', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: startsAt });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('they run by themselves until they are stopped', async () => {
    const { timers, ran } = timersOf(createLocalClock({ start: startsAt }));
    await vi.advanceTimersByTimeAsync(4 * minuteMs);
    expect(ran).toEqual(['pull 2026-12-01T03:02:00Z', 'pull 2026-12-01T03:04:00Z']);
    timers.stop();
    await vi.advanceTimersByTimeAsync(4 * minuteMs);
    expect(ran).toHaveLength(2);
  });

  test('moved on by weeks they run once by themselves: what was missed is let go', async () => {
    const clock = createLocalClock({ start: startsAt });
    const { timers, ran } = timersOf(clock);
    clock.advance(21 * 24 * 60 * minuteMs);
    await vi.advanceTimersByTimeAsync(minuteMs);
    expect(ran).toEqual(['pull 2026-12-22T03:00:01Z', 'clean 2026-12-22T03:00:01Z']);
    timers.stop();
  });

  test('what fell due by a move is run by the mover, twice at most', async () => {
    const { timers, moveTo } = timersOf(createLocalClock({ start: startsAt }));
    const at = '2026-12-01T04:00:00Z';
    const round = [`pull ${at}`, `clean ${at}`, 'settled'];
    expect(await moveTo(60)).toEqual([...round, ...round]);
    timers.stop();
  });
});
