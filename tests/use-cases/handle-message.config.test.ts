import { describe, expect, test } from 'vitest';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { createWorld, person, type World } from './conversation-world.ts';

function studio(fields: {
  timezone: string;
  session_duration_minutes: number;
  start_interval_minutes: number;
}): Studio {
  const open = { start: '07:00', end: '21:00' };
  const parsed = parseStudio({
    ...fields,
    weekly_schedule: { Monday: open, Tuesday: open, Wednesday: open, Thursday: open, Friday: open },
    holidays: [],
  });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.faults));
  return parsed.studio;
}

const hourly = studio({
  timezone: 'Asia/Jakarta',
  session_duration_minutes: 60,
  start_interval_minutes: 60,
});
/** An hour ahead of Jakarta. */
const quarterly = studio({
  timezone: 'Asia/Makassar',
  session_duration_minutes: 45,
  start_interval_minutes: 15,
});

/** Somebody has 10:00 to 11:00 in Jakarta; then the owner changes her file, and another asks. */
async function booksUnder(changed: Studio, words: string) {
  const world = await createWorld({ studio: hourly });
  await world.say(person(1), 'Booking besok jam 10 pagi');
  const message = world.message(person(2), words);
  const { decision } = await world.handler({ studio: changed })(message);
  return { world, decision };
}

const theirs = '2026-12-03T03:00:00Z confirmed';

describe('a session booked before the owner changed length, interval and zone', () => {
  test.each([
    ['its first quarter', 'Booking besok jam 10.30 pagi'],
    ['its middle', 'Booking besok jam 11.15 pagi'],
    ['its last quarter', 'Booking besok jam 11.45 pagi'],
  ])('keeps %s', async (_part, words) => {
    const { world, decision } = await booksUnder(quarterly, words);
    expect([decision, await world.bookings()]).toEqual(['refused-taken', [theirs]]);
  });

  test.each([
    ['the quarter that ends where it begins', 'Booking besok jam 10.15 pagi', '02:15'],
    ['the quarter that begins where it ends', 'Booking besok jam 12 siang', '04:00'],
  ])('leaves free %s', async (_part, words, time) => {
    const { world, decision } = await booksUnder(quarterly, words);
    expect(decision).toBe('booked');
    expect(await world.bookings()).toEqual([theirs, `2026-12-03T${time}:00Z confirmed`].sort());
  });

  test('is refused by the write itself to one who read before it was there', async () => {
    const world = await createWorld({ studio: hourly });
    const { turns } = world.stores;
    const rival = world.handler({ studio: hourly });
    const blind = world.handler({
      studio: quarterly,
      turns: {
        ...turns,
        async commit(unit) {
          if ((await world.bookings()).length === 0) await bookedMeanwhile(world, rival);
          return turns.commit(unit);
        },
      },
    });
    const message = world.message(person(2), 'Booking besok jam 11.45 pagi');
    expect(await blind(message)).toMatchObject({ decision: 'refused-taken' });
    expect(await world.bookings()).toEqual([theirs]);
  });

  async function bookedMeanwhile(world: World, rival: World['handle']) {
    await rival(world.message(person(1), 'Booking besok jam 10 pagi'));
  }

  test('is told in the zone that it is seen in, and cancelled whole', async () => {
    const { world } = await booksUnder(quarterly, 'halo');
    const later = world.handler({ studio: quarterly });
    await later(world.message(person(1), 'jadwalku apa aja?'));
    expect(world.graph.accepted.at(-1)?.rendered).toContain('pukul 11.00 WITA');
    await later(world.message(person(1), 'Batalin dong'));
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    expect((await world.entities('cell')).filter(({ booking }) => booking)).toEqual([]);
  });
});
