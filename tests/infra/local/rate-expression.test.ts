import { expect, test } from 'vitest';
import { rateMs } from '#infra/local/rate-expression.ts';

test.each([
  ['rate(1 minute)', 60_000],
  ['rate(2 minutes)', 120_000],
  ['rate(1 hour)', 3_600_000],
  ['rate(7 days)', 604_800_000],
])('%s is %i ms', (schedule, ms) => {
  expect(rateMs(schedule)).toBe(ms);
});

test.each(['cron(0 8 * * ? *)', 'rate(0 minutes)', 'rate(2 weeks)', 'rate(2)', ''])(
  '"%s" is refused by its words',
  (schedule) => {
    expect(() => rateMs(schedule)).toThrow(`"${schedule}" is no rate`);
  },
);
