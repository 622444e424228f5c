import { describe, expect, test } from 'vitest';
import { createWorld, person } from './conversation-world.ts';

const dewi = person(1);

/** More than two hundred turns, on a machine that may be busy. */
const dayWithinMs = 60_000;

describe('more messages than a person sends', () => {
  test('are answered once, change nothing, and are recorded', async () => {
    const world = await createWorld();
    for (let count = 1; count <= 20; count += 1) await world.say(dewi, 'jadwalku apa aja?');
    expect(await world.say(dewi, 'Booking besok jam 10 pagi')).toEqual([
      expect.stringMatching(/^Sebentar ya Kak/),
    ]);
    expect(await world.say(dewi, 'Booking besok jam 10 pagi')).toEqual([]);
    expect(await world.bookings()).toEqual([]);
    const decisions = (await world.entities('inbound')).map(({ decision }) => decision);
    expect(decisions.filter((one) => one === 'slowed-down')).toHaveLength(1);
    expect(decisions.filter((one) => one === 'not-acted-on')).toHaveLength(1);
  });

  test('are theirs alone, and over after a minute', async () => {
    const world = await createWorld();
    for (let count = 1; count <= 22; count += 1) await world.say(dewi, 'jadwalku apa aja?');
    expect(await world.say(person(2), 'jadwalku apa aja?')).toHaveLength(1);
    world.clock.advance(60_000);
    await world.say(dewi, 'Booking besok jam 10 pagi');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test(
    'in a day are answered once, with the time from which they are acted on again',
    async () => {
      const world = await createWorld();
      const began = world.clock.now();
      const next = async (text: string) => {
        // Slower than any limit by the minute, WhatsApp's own included.
        world.clock.advance(7_000);
        return world.say(dewi, text);
      };
      for (let count = 1; count <= 199; count += 1) await next('jadwalku apa aja?');
      const [last] = await next('Booking besok jam 10 pagi');
      expect(last).toContain('sudah dibooking');
      expect(await next('batalin ya')).toEqual([
        expect.stringContaining('mulai *Kamis, 3 Desember 2026 pukul 09.00 WIB*'),
      ]);
      expect(await next('batalin ya')).toEqual([]);
      // Somebody else is served, and a minute later nothing is said once more.
      expect(await world.say(person(2), 'jadwalku apa aja?')).toHaveLength(1);
      world.clock.advance(60_000);
      expect(await next('batalin ya')).toEqual([]);
      // A day after the first message, which was seven seconds after the world began.
      const toNextDayMs = began + 7_000 + 86_400_000 - world.clock.now();
      world.clock.advance(toNextDayMs - 1);
      expect(await world.say(dewi, 'batalin ya')).toEqual([]);
      world.clock.advance(1);
      expect((await world.say(dewi, 'Booking jumat jam 10 pagi'))[0]).toContain('sudah dibooking');
      expect(await world.bookings()).toEqual([
        '2026-12-03T03:00:00Z confirmed',
        '2026-12-04T03:00:00Z confirmed',
      ]);
    },
    dayWithinMs,
  );

  test('are counted once a message, however often it is delivered', async () => {
    const world = await createWorld();
    const message = world.message(dewi, 'jadwalku apa aja?');
    for (let count = 1; count <= 30; count += 1) await world.handle(message);
    expect(await world.say(dewi, 'jadwalku apa aja?')).toEqual([
      expect.not.stringMatching(/^Sebentar/),
    ]);
  });
});
