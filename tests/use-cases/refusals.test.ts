import { describe, expect, test } from 'vitest';
import { createWorld, person, type World } from './conversation-world.ts';

const dewi = person(1);
const mine = 'jadwalku apa aja?';

/** How a reply stands that WhatsApp refused so, and was refused so again where it is tried at once. */
async function replyRefused(code: number) {
  const world = await createWorld();
  world.graph.fail({ code }, { code });
  await world.say(dewi, mine);
  const [reply] = (await world.entities('outbound')).filter(
    ({ audience }) => audience === 'client',
  );
  return { world, reply };
}

const toClient = async (world: World) =>
  (await world.entities('outbound'))
    .filter(({ audience }) => audience === 'client')
    .map(({ state, waitsFor }) => (waitsFor ? `${state} for ${waitsFor}` : state))
    .toSorted();

const inSeconds = (world: World, dueAt: unknown) =>
  (Date.parse(String(dueAt)) - world.clock.now()) / 1_000;

describe('a reply that WhatsApp refuses', () => {
  // The reference table, a code of each consequence and more.
  test.each([
    ['its token', 190, 5 * 60],
    ['its permission', 10, 5 * 60],
    ['the payment', 131042, 5 * 60],
    ['spam', 131048, 5 * 60],
    ['too many calls of the app', 4, 5 * 60],
    ['too many calls of the account', 80007, 5 * 60],
    ['maintenance', 131057, 60],
    ['something unknown', 131000, 10],
    ['a service that is down', 2, 10],
    ['too many messages to one person', 131056, 1],
  ])('for %s (%i) waits %i seconds and is sent then', async (_why, code, seconds) => {
    const { world, reply } = await replyRefused(code);
    expect(reply).toMatchObject({ state: 'waiting', failureCode: code });
    expect(inSeconds(world, reply?.dueAt)).toBe(seconds);
    // One more refusal may be left over, of a code that is not tried at once.
    for (let minute = 0; minute < 21; minute += 1) await world.housekeep();
    expect(await toClient(world)).toEqual(['sent']);
    expect(world.graph.accepted).toHaveLength(1);
  });

  test('for the throughput of the number (130429) waits a second or two, by jitter', async () => {
    const { world, reply } = await replyRefused(130429);
    expect(inSeconds(world, reply?.dueAt)).toBeGreaterThanOrEqual(1);
    expect(inSeconds(world, reply?.dueAt)).toBeLessThanOrEqual(2);
  });

  test.each([
    ['it cannot be delivered', 131026],
    ['an experiment of theirs', 130472],
    ['a marketing limit', 131049],
    ['a parameter that is missing', 131008],
    ['a value that is not allowed', 131009],
    ['a kind that it does not know', 131051],
    ['a template that does not match', 132000],
    ['a code that nobody knows', 999_999],
  ])('because of %s (%i) is given up, and the owner told', async (_why, code) => {
    const { world, reply } = await replyRefused(code);
    expect(reply).toMatchObject({ state: 'failed', failureCode: code });
    const toOwner = (await world.entities('outbound')).filter(
      ({ audience }) => audience === 'owner',
    );
    expect(toOwner).toMatchObject([{ by: 'calendar', state: 'waiting' }]);
    await world.housekeep();
    expect(world.graph.accepted).toEqual([]);
  });
});

describe('a reply outside the window of 24 hours (131047)', () => {
  async function held() {
    const world = await createWorld();
    world.graph.fail({ code: 131047 });
    await world.say(dewi, mine);
    return world;
  }

  test('waits until its client writes again, and is sent after the answer to that', async () => {
    const world = await held();
    expect(await toClient(world)).toEqual(['waiting for client']);
    await world.housekeep();
    expect(world.graph.accepted).toEqual([]);
    const [answer, released] = await world.say(dewi, 'Booking besok jam 10 pagi');
    expect(answer).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(released).toBeDefined();
    expect(await toClient(world)).toEqual(['sent', 'sent']);
    // Released once: their next message has nothing more to release.
    expect(await world.say(dewi, mine)).toHaveLength(1);
  });

  test('is given up after a week, and the owner told', async () => {
    const world = await held();
    world.clock.advance(7 * 24 * 3_600_000 - 120_000);
    await world.housekeep();
    expect(await toClient(world)).toEqual(['waiting for client']);
    await world.housekeep();
    expect(await toClient(world)).toEqual(['failed']);
  });
});
