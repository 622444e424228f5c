import { expect, test } from 'vitest';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import { givenFault } from '#infra/replay/given-fault.ts';
import { jakartaStudio } from '#tests/use-cases/conversation-world.ts';

const at = (...starts: string[]) =>
  starts.map((start, index) => ({ start, client: index % 2 ? 'other' : 'self' }) as const);

test.each([
  [at(), undefined],
  [at('2026-12-03T10:00', '2026-12-03T10:45'), undefined],
  [at('2026-12-06T03:00'), undefined],
  [
    at('2026-12-03T10:00', '2026-12-04T10:00', '2026-12-03T10:30'),
    'given.2.start: 2026-12-03T10:30 overlaps another one given',
  ],
])('given %j: %s', (given, fault) => {
  expect(givenFault(given, jakartaStudio)).toBe(fault);
});

test('an hour that the clocks skip is none', () => {
  const parsed = parseStudio({
    timezone: 'Europe/Berlin',
    session_duration_minutes: 60,
    weekly_schedule: { Sunday: { start: '01:00', end: '06:00' } },
    holidays: [],
  });
  if (parsed.kind === 'invalid') throw new Error('the studio is right');
  expect(givenFault(at('2027-03-28T02:30'), parsed.studio)).toBe(
    'given.0.start: 2027-03-28T02:30 does not exist in Europe/Berlin',
  );
  expect(givenFault(at('2027-03-28T03:30'), parsed.studio)).toBeUndefined();
});
