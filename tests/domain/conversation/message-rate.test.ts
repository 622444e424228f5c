import { expect, test } from 'vitest';
import { countMessage, type MessageRate } from '#domain/conversation/message-rate.ts';
import { dayMs, minuteMs } from '#domain/time/instant.ts';
import { someNow } from '#tests/support/dynamo-builders.ts';

const limits = { perMinute: 20, perDay: 200 };

/** The verdicts on messages sent at these times. */
function verdictsOf(times: readonly number[]): string[] {
  let rate: MessageRate | undefined;
  return times.map((sentAt) => {
    const counted = countMessage(rate, sentAt, limits);
    rate = counted.rate;
    return counted.verdict;
  });
}

const every = (count: number, spacingMs: number) =>
  Array.from({ length: count }, (_, index) => someNow + index * spacingMs);

test('twenty messages in a minute are acted on, the next is answered, the rest is recorded', () => {
  const verdicts = verdictsOf(every(23, 1_000));
  expect(verdicts.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 'within'));
  expect(verdicts.slice(20)).toEqual(['first-of-minute', 'beyond', 'beyond']);
});

test('a minute after the first message it begins anew', () => {
  const times = [...every(22, 0), someNow + minuteMs - 1, someNow + minuteMs];
  expect(verdictsOf(times).slice(20)).toEqual(['first-of-minute', 'beyond', 'beyond', 'within']);
});

test('two hundred messages in a day are acted on; a spent day is told once', () => {
  const verdicts = verdictsOf([...every(240, 4_000), someNow + dayMs - 1, someNow + dayMs]);
  expect(verdicts.slice(0, 200)).toEqual(Array.from({ length: 200 }, () => 'within'));
  expect(verdicts[200]).toBe('first-of-day');
  expect(new Set(verdicts.slice(201, 241))).toEqual(new Set(['beyond']));
  expect(verdicts[241]).toBe('within');
});

test('a message that was overtaken counts with those that overtook it', () => {
  const times = [...every(20, 0), someNow - 5_000];
  expect(verdictsOf(times).at(-1)).toBe('first-of-minute');
});
