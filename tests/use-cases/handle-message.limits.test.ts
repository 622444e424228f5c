import { describe, expect, test } from 'vitest';
import { createWorld, person } from './conversation-world.ts';

const dewi = person(1);

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

  test('are counted once a message, however often it is delivered', async () => {
    const world = await createWorld();
    const message = world.message(dewi, 'jadwalku apa aja?');
    for (let count = 1; count <= 30; count += 1) await world.handle(message);
    expect(await world.say(dewi, 'jadwalku apa aja?')).toEqual([
      expect.not.stringMatching(/^Sebentar/),
    ]);
  });
});
