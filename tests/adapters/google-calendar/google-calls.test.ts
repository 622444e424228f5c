import { describe, expect, it } from 'vitest';
import type { CallOf, createGoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { aGoogleDouble, callsTo } from '#tests/support/google-calls.ts';

const aClock = { now: () => Date.parse('2026-12-02T02:00:00Z') };
const list: CallOf = (client, calendarId, extra) =>
  client.events.list({ calendarId, maxResults: 1 }, extra);

/** The calls that reached the calendar, and what was waited for in between. */
function world(
  options: { readonly refusal?: { readonly times: number; readonly retryAfter: string } } = {},
) {
  const double = aGoogleDouble(aClock);
  const answer = inProcessFetch(double);
  const waits: number[] = [];
  let refusals = options.refusal?.times ?? 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (refusals === 0 || !url.pathname.endsWith('/events')) return answer(input, init);
    refusals -= 1;
    const error = { code: 429, errors: [{ reason: 'rateLimitExceeded' }] };
    const headers = { 'retry-after': options.refusal?.retryAfter ?? '' };
    return Response.json({ error }, { status: 429, headers });
  };
  const onWait = (milliseconds: number) => waits.push(milliseconds);
  return { double, waits, calls: callsTo(double, { clock: aClock, fetch, onWait }) };
}

describe('Retry-After', () => {
  it.each([
    ['2', 2_000],
    ['8', 8_000],
  ])('of %s s is waited for, then the call is made again', async (retryAfter, waited) => {
    const { calls, waits, double } = world({ refusal: { times: 1, retryAfter } });
    expect(await calls.make(list)).toMatchObject({ kind: 'done' });
    expect(waits).toEqual([waited]);
    expect(double.requests).toHaveLength(1);
  });

  it('of more than 8 s is left to whoever repeats the whole', async () => {
    const { calls, waits } = world({ refusal: { times: 1, retryAfter: '9' } });
    expect(await calls.make(list)).toMatchObject({ kind: 'failed', retryAfterMs: 9_000 });
    expect(waits).toEqual([]);
  });

  it('that is no number of seconds counts as none, and three attempts are all', async () => {
    const { calls, waits, double } = world({ refusal: { times: 3, retryAfter: 'tomorrow' } });
    expect(await calls.make(list)).toMatchObject({ kind: 'failed', status: 429 });
    expect(waits).toEqual([0, 0]);
    expect(double.requests).toEqual([]);
  });
});

describe('the count of calls', () => {
  it('is asked before each attempt, and waited for', async () => {
    const answers = [5_000, 1_200, 0, 0];
    const waits: number[] = [];
    const double = aGoogleDouble(aClock);
    const calls = callsTo(double, {
      clock: aClock,
      quota: { take: async () => answers.shift() ?? 0 },
      onWait: (milliseconds) => waits.push(milliseconds),
    });
    double.fail('server-error');
    expect(await calls.make(list)).toMatchObject({ kind: 'done' });
    // No longer than 2 s at a time, then the pause after the failure.
    expect(waits).toEqual([2_000, 1_200, 0]);
    expect(answers).toEqual([]);
  });

  it('that stays used up after three waits is a fault to be tried again, and no call is made', async () => {
    const double = aGoogleDouble(aClock);
    const calls = callsTo(double, { clock: aClock, quota: { take: async () => 30_000 } });
    await expect(calls.make(list)).rejects.toMatchObject({
      ...{ code: 'calendar.unavailable', retryable: true },
    });
    expect(double.requests).toEqual([]);
  });
});

it('calls of another calendar share sign-in and count', async () => {
  const other = 'reformers@group.calendar.google.com';
  const double = aGoogleDouble(aClock, [other]);
  let taken = 0;
  const take = async () => {
    taken += 1;
    return 0;
  };
  const calls = callsTo(double, { clock: aClock, quota: { take } });
  double.make({ id: 'inthemain', ...times });
  const titles = async (of: ReturnType<typeof createGoogleCalls>) => {
    const answered = await of.make(list);
    return answered.kind === 'done'
      ? JSON.stringify(answered.data).includes('inthemain')
      : undefined;
  };
  expect(await titles(calls)).toBe(true);
  expect(await titles(calls.of(other))).toBe(false);
  expect(await titles(calls.of(other).of('nowhere@b'))).toBe(undefined);
  expect([taken, double.tokensIssued]).toEqual([3, 1]);
});

const times = {
  start: { dateTime: '2026-12-03T10:00:00+07:00' },
  end: { dateTime: '2026-12-03T11:00:00+07:00' },
};
