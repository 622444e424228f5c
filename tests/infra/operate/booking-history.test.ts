import { expect, test } from 'vitest';
import { bookingHistory } from '#infra/operate/booking-history.ts';
import { createWorld, person } from '#tests/use-cases/conversation-world.ts';

test('a booking tells every change: when, by whom, what and by which message', async () => {
  const world = await createWorld();
  await world.say(person(1), 'Booking besok jam 10 pagi', { id: 'wamid.first' });
  world.clock.advance(60_000);
  await world.say(person(1), 'Batalin dong', { id: 'wamid.second' });
  const [booking] = await world.entities('booking');
  const about = { studioId: 'studio', bookingId: String(booking?.bookingId), zone: 'Asia/Jakarta' };

  expect(await bookingHistory(world.stores.table, about)).toEqual([
    expect.stringMatching(
      /^1 {2}2026-12-02 09:00 {2}client: confirmed 2026-12-03 10:00 studio {2}by message:[0-9a-f]{32}$/,
    ),
    expect.stringMatching(
      /^2 {2}2026-12-02 09:01 {2}client: cancelled 2026-12-03 10:00 studio \(was confirmed 2026-12-03 10:00\) {2}by message:[0-9a-f]{32}$/,
    ),
  ]);
  expect(await bookingHistory(world.stores.table, { ...about, bookingId: 'none' })).toEqual([]);
});
