import { expect, test } from 'vitest';
import { dayMs, minuteMs } from '#domain/time/instant.ts';
import { outsideHoursText } from '#infra/operate/outside-hours-text.ts';
import {
  aBooking,
  aUnit,
  cancelled,
  change,
  someNow,
  someStart,
} from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';
import { listOutsideHours } from '#use-cases/list-outside-hours.ts';
import { jakartaStudio } from './conversation-world.ts';

/** Open until half past ten: a session at ten, 45 minutes long, does not fit any more. */
const shorter = {
  ...jakartaStudio,
  weekly: Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7].map((day) => [day, { opensAt: 480, closesAt: 630, breaks: [] }]),
  ),
};

test('what new hours leave outside is listed, and nothing else', async () => {
  const { turns, bookings } = await freshStores();
  const outside = aBooking({ id: 'b1' });
  const inside = aBooking({ id: 'b2', startsAt: someStart - 60 * minuteMs });
  const dropped = aBooking({ id: 'b3', startsAt: someStart + dayMs });
  const past = aBooking({ id: 'b4', startsAt: someNow - dayMs });
  const farAhead = aBooking({ id: 'b5', startsAt: someStart + 100 * dayMs });
  for (const booking of [outside, inside, dropped, past, farAhead]) {
    await turns.commit(aUnit(change(booking)));
  }
  await turns.commit(aUnit(change(cancelled(dropped), dropped)));

  const listed = await listOutsideHours(bookings, shorter, someNow);

  expect(listed.map(({ booking, reason }) => [booking.id, reason.kind])).toEqual([
    ['b1', 'outside-hours'],
    ['b5', 'outside-hours'],
  ]);
  expect(outsideHoursText(listed.slice(0, 1), 'Asia/Jakarta')).toBe(
    [
      '1 booking outside the hours',
      '  2026-12-03 10:00-10:45  no name  before opening or after closing  (booking b1)',
    ].join('\n'),
  );
  expect(await listOutsideHours(bookings, jakartaStudio, someNow)).toEqual([]);
});
