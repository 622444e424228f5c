import { describe, expect, test } from 'vitest';
import { minuteMs } from '#domain/time/instant.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { createWorld, person, type World } from './conversation-world.ts';

const ana = person(1);
const starts = ['2026-12-03T03:00:00Z', '2026-12-04T03:00:00Z', '2026-12-05T03:00:00Z'];
const days = ['Kamis, 3 Desember 2026', 'Jumat, 4 Desember 2026', 'Sabtu, 5 Desember 2026'];
const all = (status: string) => starts.map((start) => `${start} ${status}`);

/** Three sessions of one client. */
async function threeBooked(): Promise<World> {
  const world = await createWorld();
  for (const day of ['besok', 'jumat', 'sabtu']) {
    await world.say(ana, `booking ${day} jam 10`);
    world.clock.advance(minuteMs);
  }
  expect(await world.bookings()).toEqual(all('confirmed'));
  return world;
}

/** The function ends at its `step`th write, before it is made or after. */
function endingAt(turns: TurnStore, step: number, when: 'before' | 'after'): TurnStore {
  let writes = 0;
  return {
    recall: (id, sender) => turns.recall(id, sender),
    loadClient: (id, now) => turns.loadClient(id, now),
    listHolds: (resources, from, until) => turns.listHolds(resources, from, until),
    erase: (clientId, at) => turns.erase(clientId, at),
    commit: async (unit) => {
      writes += 1;
      if (writes === step && when === 'before') throw new Error('the function was ended');
      const outcome = await turns.commit(unit);
      if (writes === step) throw new Error('the function was ended');
      return outcome;
    },
  };
}

const steps = [1, 2, 3].flatMap((step) =>
  (['before', 'after'] as const).map((when) => ({ step, when })),
);

describe('all cancelled at once, one transaction each', () => {
  test.each(steps)(
    'ended $when write $step, delivered again: all told and taken back',
    async (at) => {
      const world = await threeBooked();
      await world.say(ana, 'batalin semua');
      const yes = world.message(ana, 'ya');
      const ended = world.handler({ turns: endingAt(world.stores.turns, at.step, at.when) });
      await expect(ended(yes)).rejects.toThrow('ended');
      // The lease of a reply that was committed and not sent has to run out.
      world.clock.advance(2 * minuteMs);
      const heard = world.graph.accepted.length;
      await world.handle(yes);
      await world.handle(yes);
      await world.housekeep();
      expect(await world.bookings()).toEqual(all('cancelled'));
      const said = world.graph.accepted.slice(heard).map(({ rendered }) => rendered);
      expect(said).toHaveLength(1);
      for (const day of days) expect(said[0]).toContain(day);

      const [back] = await world.say(ana, 'undo');
      expect(await world.bookings()).toEqual(all('confirmed'));
      for (const day of days) expect(back).toContain(day);
    },
  );

  test('is finished even where the answer is delivered again an hour later', async () => {
    const world = await threeBooked();
    await world.say(ana, 'batalin semua');
    const yes = world.message(ana, 'ya');
    const ended = world.handler({ turns: endingAt(world.stores.turns, 1, 'after') });
    await expect(ended(yes)).rejects.toThrow('ended');
    world.clock.advance(60 * minuteMs);
    await world.handle(yes);
    expect(await world.bookings()).toEqual(all('cancelled'));
    for (const day of days) expect(world.graph.accepted.at(-1)?.rendered).toContain(day);
  });

  test('is told of in the next reply where the client goes on to something else', async () => {
    const world = await threeBooked();
    await world.say(ana, 'batalin semua');
    const ended = world.handler({ turns: endingAt(world.stores.turns, 1, 'after') });
    await expect(ended(world.message(ana, 'ya'))).rejects.toThrow('ended');
    world.clock.advance(minuteMs);
    const [said] = await world.say(ana, 'ga usah deh');
    expect(said).toContain(days[0]);
    expect(said).not.toContain(days[1]);
    expect(await world.bookings()).toEqual([
      `${starts[0]} cancelled`,
      `${starts[1]} confirmed`,
      `${starts[2]} confirmed`,
    ]);
    world.clock.advance(minuteMs);
    await world.say(ana, 'undo');
    expect(await world.bookings()).toEqual(all('confirmed'));
  });

  test.each([1, 2])(
    'taken back, ended after write %i, delivered again: all named',
    async (step) => {
      const world = await threeBooked();
      await world.say(ana, 'batalin semua');
      await world.say(ana, 'ya');
      world.clock.advance(minuteMs);
      const undo = world.message(ana, 'undo');
      const ended = world.handler({ turns: endingAt(world.stores.turns, step, 'after') });
      await expect(ended(undo)).rejects.toThrow('ended');
      world.clock.advance(minuteMs);
      await world.handle(undo);
      expect(await world.bookings()).toEqual(all('confirmed'));
      for (const day of days) expect(world.graph.accepted.at(-1)?.rendered).toContain(day);
    },
  );
});
