import { beforeEach, expect, test } from 'vitest';
import {
  createDynamoCallQuota,
  callsPerMinuteMax as ours,
} from '#adapters/dynamodb/dynamodb-call-quota.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { callsPerMinuteMax as googles } from '#infra/local/doubles/google-quota.ts';
import { createTestTable, type TestTable } from '#tests/support/dynamo-table.ts';

const minute = Date.parse('2026-12-02T02:00:00Z');

let table: TestTable;
beforeEach(async () => {
  table = await createTestTable();
});

/** The count as one instance of a function has it. */
const aFunction = () =>
  createDynamoCallQuota({ ...table, studioId: 'studio', calendarId: async () => 'a@b' });

/** How many calls each of these may make at an instant, asking in turn until all are refused. */
async function allowed(functions: readonly ReturnType<typeof aFunction>[], at: number) {
  let calls = 0;
  let asking = [...functions];
  while (asking.length > 0) {
    const answers = await Promise.all(asking.map((one) => one.take(at)));
    calls += answers.filter((waitMs) => waitMs === 0).length;
    asking = asking.filter((_, index) => answers[index] === 0);
  }
  return calls;
}

test('a function may make so many calls in a minute of the clock, and then waits for the next', async () => {
  const one = aFunction();
  expect(await allowed([one], minute)).toBe(ours);
  expect(await one.take(minute + 1)).toBe(minuteMs - 1);
  expect(await one.take(minute + minuteMs - 1)).toBe(1);
  expect(await one.take(minute + minuteMs)).toBe(0);
});

test('all functions together may make no more, whoever asks first', async () => {
  expect(await allowed([aFunction(), aFunction(), aFunction()], minute)).toBe(ours);
});

test('the end of one minute and the beginning of the next stay under what Google allows in any', async () => {
  const late = await allowed([aFunction(), aFunction()], minute + minuteMs - 1);
  const early = await allowed([aFunction(), aFunction()], minute + minuteMs);
  expect(late + early).toBeLessThan(googles);
  expect(late + early).toBe(2 * ours);
});

test('calls that were granted in one minute are not made in another', async () => {
  const one = aFunction();
  await one.take(minute);
  expect(await allowed([one], minute + minuteMs)).toBe(ours);
});
