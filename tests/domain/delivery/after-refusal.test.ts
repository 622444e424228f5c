import { describe, expect, test } from 'vitest';
import { afterRefusal, heldForClientMs, retryPolicies } from '#domain/delivery/after-refusal.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { type RefusalKind, refusalKinds } from '#domain/delivery/refusal.ts';
import { dayMs, minuteMs } from '#domain/time/instant.ts';
import { anOutbound, someNow } from '#tests/support/dynamo-builders.ts';

/** The pauses in seconds until the message is given up, refused the same each time it is due. */
function pausesOf(refusal: RefusalKind, random = 0): number[] {
  const pauses: number[] = [];
  let outbound: Outbound = anOutbound();
  let now = someNow;
  for (let round = 0; round < 100; round += 1) {
    outbound = afterRefusal(outbound, { refusal }, now, random);
    if (outbound.state !== 'waiting' || outbound.dueAt === undefined) break;
    pauses.push((outbound.dueAt - now) / 1_000);
    now = outbound.dueAt;
  }
  expect(outbound.state).toBe('failed');
  return pauses;
}

describe('pauses, in seconds, and then it is given up', () => {
  test.each<[RefusalKind, number[]]>([
    ['recipient-busy', [1, 4, 16, 64, 256, 1_024, 4_096]],
    ['number-busy', [1, 2, 4, 8, 16, 32, 64]],
    ['account-busy', [300, 600, 900, 1_200, 1_500, 1_800, 2_100]],
    ['maintenance', Array.from({ length: 9 }, () => 60)],
    ['outage', [10, 40, 160, 640, 2_560]],
    ['undeliverable', []],
    ['our-mistake', []],
  ])('%s', (refusal, pauses) => {
    expect(pausesOf(refusal)).toEqual(pauses);
  });

  test('what is refused together does not come back together', () => {
    expect(pausesOf('number-busy', 0.5)).toEqual([1.5, 3, 6, 12, 24, 48, 96]);
  });

  test('what a person must mend is tried for a day, hourly at last', () => {
    const pauses = pausesOf('not-allowed').map((seconds) => seconds / 60);
    expect(pauses.slice(0, 6)).toEqual([5, 10, 20, 40, 60, 60]);
    const spent = pauses.reduce((sum, one) => sum + one, 0);
    expect(spent).toBeLessThan(24 * 60);
    expect(spent + 60).toBeGreaterThanOrEqual(24 * 60);
  });

  test('every kind has a consequence', () => {
    const retried = Object.keys(retryPolicies);
    const others = refusalKinds.filter((kind) => !retried.includes(kind));
    expect(others).toEqual(['window-closed', 'undeliverable', 'our-mistake']);
  });
});

describe('a count', () => {
  test('is of one kind, one after the other; sends that surely did not arrive are all counted', () => {
    const first = afterRefusal(anOutbound({ attempts: 3 }), { refusal: 'outage' }, someNow, 0);
    const second = afterRefusal(first, { refusal: 'outage' }, someNow, 0);
    const other = afterRefusal(second, { refusal: 'recipient-busy', code: 131056 }, someNow, 0);
    expect(other).toMatchObject({
      state: 'waiting',
      dueAt: someNow + 1_000,
      refusals: 3,
      lastRefusal: { kind: 'recipient-busy', times: 1 },
      failureCode: 131056,
    });
  });
});

describe('a message for a client who has not written for a day', () => {
  test('waits for them, a week at most', () => {
    const held = afterRefusal(anOutbound(), { refusal: 'window-closed' }, someNow + 5, 0);
    expect(held).toMatchObject({
      state: 'waiting',
      waitsFor: 'client',
      dueAt: someNow + heldForClientMs,
    });
    expect(heldForClientMs).toBe(7 * dayMs);
  });

  test('is given up where it is for the owner: nobody knows when she will write', () => {
    const word = anOutbound({ audience: 'owner' });
    const after = afterRefusal(word, { refusal: 'window-closed' }, someNow, 0);
    expect([after.state, after.waitsFor]).toEqual(['failed', undefined]);
  });
});

test('what would be due when it is a day old is given up at once', () => {
  const bound = someNow + dayMs;
  const stateAt = (now: number) =>
    afterRefusal(anOutbound(), { refusal: 'maintenance' }, now, 0).state;
  expect(stateAt(bound - minuteMs - 1)).toBe('waiting');
  expect(stateAt(bound - minuteMs)).toBe('failed');
});
