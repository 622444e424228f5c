import { describe, expect, test } from 'vitest';
import {
  ambiguousWaitMs,
  type DeliveryStep,
  deliveryStep,
  nextLookAt,
  possibleArrivalsMax,
} from '#domain/delivery/delivery-step.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { dayMs } from '#domain/time/instant.ts';
import { anOutbound, someNow } from '#tests/support/dynamo-builders.ts';

const leaseUntil = someNow + 17_000;
const forever = someNow + 365 * 86_400_000;

function stepOf(fields: Partial<Outbound>, now: number): DeliveryStep {
  return deliveryStep(anOutbound({ leaseUntil, ...fields }), now);
}

test('a message in doubt waits a minute, and two sends that may have arrived are the most', () => {
  expect([ambiguousWaitMs, possibleArrivalsMax]).toEqual([60_000, 2]);
});

describe('a message that is being sent', () => {
  test.each<[string, number, DeliveryStep]>([
    ['at its commit', someNow, 'wait'],
    ['a millisecond before its lease ends', leaseUntil - 1, 'wait'],
    ['when its lease ends', leaseUntil, 'mark-ambiguous'],
    ['a year later', forever, 'mark-ambiguous'],
  ])('%s', (_when, now, step) => {
    expect(stepOf({ state: 'sending', attempts: 1 }, now)).toBe(step);
  });

  test('is not sent a third time when the second attempt ended unseen', () => {
    expect(stepOf({ state: 'sending', attempts: 2 }, forever)).toBe('mark-ambiguous');
  });
});

describe('a message that waits', () => {
  const dueAt = someNow + 60_000;

  test.each<[string, number, DeliveryStep]>([
    ['a millisecond before it is due', dueAt - 1, 'wait'],
    ['when it is due', dueAt, 'send'],
    ['a millisecond before it is a day old', someNow + dayMs - 1, 'send'],
    ['when it is a day old', someNow + dayMs, 'give-up'],
    ['a year later', forever, 'give-up'],
  ])('%s', (_when, now, step) => {
    expect(stepOf({ state: 'waiting', attempts: 0, dueAt }, now)).toBe(step);
  });

  test.each<[string, number, DeliveryStep]>([
    ['a day after it was released', someNow + 3 * dayMs, 'give-up'],
    ['a millisecond less', someNow + 3 * dayMs - 1, 'send'],
  ])('is given up %s', (_when, now, step) => {
    const releasedAt = someNow + 2 * dayMs;
    expect(stepOf({ state: 'waiting', attempts: 1, dueAt: releasedAt, releasedAt }, now)).toBe(
      step,
    );
  });

  test.each<[string, number, DeliveryStep]>([
    ['waits as long as it is kept', dueAt - 1, 'wait'],
    ['is given up then, and not sent', dueAt, 'give-up'],
  ])('for its client %s', (_what, now, step) => {
    expect(stepOf({ state: 'waiting', waitsFor: 'client', attempts: 1, dueAt }, now)).toBe(step);
  });

  test('is due at once where no time is named', () => {
    expect(stepOf({ state: 'waiting', attempts: 0 }, someNow)).toBe('send');
  });
});

describe('a message in doubt', () => {
  const ambiguousSince = someNow + 4_000;

  test.each<[string, number, number, DeliveryStep]>([
    ['at once', 1, ambiguousSince, 'wait'],
    ['after 59.999 s', 1, ambiguousSince + 59_999, 'wait'],
    ['after a minute', 1, ambiguousSince + 60_000, 'send'],
    ['after a year', 1, forever, 'give-up'],
    ['at once, sent twice', 2, ambiguousSince, 'wait'],
    ['after a minute, sent twice', 2, ambiguousSince + 60_000, 'give-up'],
    ['after a year, sent more often than it should', 3, forever, 'give-up'],
  ])('%s', (_when, attempts, now, step) => {
    expect(stepOf({ state: 'ambiguous', attempts, ambiguousSince }, now)).toBe(step);
  });

  test('is not counted where it was refused for certain', () => {
    const at = ambiguousSince + 60_000;
    expect(stepOf({ state: 'ambiguous', attempts: 9, refusals: 8, ambiguousSince }, at)).toBe(
      'send',
    );
    expect(stepOf({ state: 'ambiguous', attempts: 9, refusals: 7, ambiguousSince }, at)).toBe(
      'give-up',
    );
  });

  test.each<[string, number, DeliveryStep]>([
    ['59.999 s', leaseUntil + 59_999, 'wait'],
    ['60 s', leaseUntil + 60_000, 'send'],
  ])('counts %s from the end of its lease where nobody noted since when', (_time, now, step) => {
    expect(stepOf({ state: 'ambiguous', attempts: 1 }, now)).toBe(step);
  });
});

describe('a message that has come to its end', () => {
  test.each(['sent', 'failed'] as const)('%s is left alone', (state) => {
    for (const now of [someNow, leaseUntil, forever]) {
      for (const attempts of [1, 2]) expect(stepOf({ state, attempts }, now)).toBe('done');
    }
  });

  test('is never looked at again', () => {
    expect(nextLookAt(anOutbound({ state: 'sent' }))).toBeUndefined();
    expect(nextLookAt(anOutbound({ state: 'failed' }))).toBeUndefined();
  });
});
