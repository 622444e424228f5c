import { describe, expect, test } from 'vitest';
import { instantFromIso } from '#domain/time/instant.ts';
import { bookedAt, createWorld, person } from './conversation-world.ts';

const beforeMidnight = instantFromIso('2026-12-02T23:59:50+07:00');
const afterMidnight = instantFromIso('2026-12-03T00:00:10+07:00');

describe('"besok" counts from when the client wrote it', () => {
  test('on either side of midnight, though both are read after it', async () => {
    const world = await createWorld({ now: instantFromIso('2026-12-03T00:00:30+07:00') });
    const words = 'Booking besok jam 10 pagi';
    expect(await world.say(person(1), words, { sentAt: beforeMidnight })).toEqual([
      bookedAt('2026-12-03T10:00:00+07:00'),
    ]);
    expect(await world.say(person(2), words, { sentAt: afterMidnight })).toEqual([
      bookedAt('2026-12-04T10:00:00+07:00'),
    ]);
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-04T03:00:00Z confirmed',
    ]);
  });

  test('in the words of one person, whose day moves on', async () => {
    const world = await createWorld({ now: instantFromIso('2026-12-03T00:00:30+07:00') });
    const at = { sentAt: beforeMidnight };
    await world.say(person(1), 'Booking besok jam 9 pagi', at);
    await world.say(person(1), 'Booking besok jam 9 pagi', { sentAt: afterMidnight });
    expect(await world.bookings()).toEqual([
      '2026-12-03T02:00:00Z confirmed',
      '2026-12-04T02:00:00Z confirmed',
    ]);
  });
});

describe('a message that comes late', () => {
  const minutes = 60_000;

  async function saidLate(byMs: number) {
    const world = await createWorld();
    const sentAt = world.clock.now() - byMs;
    const handled = await world.handle(
      world.message(person(1), 'Booking besok jam 10 pagi', { sentAt }),
    );
    return { world, decision: handled.decision };
  }

  test('by ten minutes is acted on', async () => {
    const { world, decision } = await saidLate(10 * minutes);
    expect([decision, await world.bookings()]).toEqual([
      'booked',
      ['2026-12-03T03:00:00Z confirmed'],
    ]);
  });

  test('by a second more books nothing and is asked back', async () => {
    const { world, decision } = await saidLate(10 * minutes + 1_000);
    expect([decision, await world.bookings()]).toEqual(['late-message', []]);
    expect(world.graph.accepted.map(({ rendered }) => rendered)).toEqual([
      expect.stringContaining('tolong kirim lagi'),
    ]);
  });

  test('and cancels, cancels nothing', async () => {
    const world = await createWorld();
    await world.say(person(1), 'Booking besok jam 10 pagi');
    const sentAt = world.clock.now() + 1_000;
    world.clock.advance(20 * minutes);
    const [reply] = await world.say(person(1), 'Batalin dong', { sentAt });
    expect(reply).toContain('tolong kirim lagi');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test('after a younger one of the same client books nothing', async () => {
    const world = await createWorld();
    const earlier = world.clock.now() - 2 * minutes;
    await world.say(person(1), 'Booking besok jam 10 pagi');
    const [reply] = await world.say(person(1), 'Booking besok jam 3 sore', { sentAt: earlier });
    expect(reply).toContain('tolong kirim lagi');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test('after a younger one of another client is acted on', async () => {
    const world = await createWorld();
    const earlier = world.clock.now() - 2 * minutes;
    await world.say(person(1), 'Booking besok jam 10 pagi');
    await world.say(person(2), 'Booking besok jam 3 sore', { sentAt: earlier });
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-03T08:00:00Z confirmed',
    ]);
  });

  test('does not take the place of the question that is open since', async () => {
    const world = await createWorld();
    const earlier = world.clock.now() - 2 * minutes;
    await world.say(person(1), 'Booking besok dong');
    await world.say(person(1), 'Booking lusa dong', { sentAt: earlier });
    await world.say(person(1), 'jam 10 pagi');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});
