import { beforeEach, describe, expect, it } from 'vitest';
import { timed } from '#tests/support/google-owner.ts';
import { type CalendarWorld, createCalendarWorld } from './calendar-world.ts';
import { person } from './conversation-world.ts';

// What the sync and the pull do in the middle of each other, and what client and owner do in between.

const anna = person(1);
const thursday = '2026-12-03';

let world: CalendarWorld;
let id: string;
beforeEach(async () => {
  world = await createCalendarWorld();
  await world.say(anna, 'Booking besok jam 10 pagi');
  await settle();
  id = world.google.events()[0]?.id ?? '';
});

/** Whatever is under way comes to its end. */
async function settle(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await world.pull();
    await world.sync();
  }
}

async function cancelAndTakeBack(meanwhile: () => Promise<unknown>): Promise<void> {
  await world.say(anna, 'batalin dong');
  await meanwhile();
  await world.say(anna, 'eh nggak jadi, kembalikan');
}

/** Live events of the session: when, and at which revision. */
const events = () =>
  world.google
    .events()
    .filter((event) => event.id.startsWith(id) && event.status !== 'cancelled')
    .map(({ start, extendedProperties }) => {
      const revision = extendedProperties?.private?.['coresyncRev'];
      return `${start.dateTime?.slice(11, 16)} at ${revision}`;
    });

/** The booking and what is noted of its event, said as `events` does. */
const bookings = async () =>
  (await world.entities('booking')).map((booking) => {
    const at = new Date(Date.parse(String(booking['startsAt'])) + 7 * 3_600_000);
    const pending = booking['pendingKey'] === undefined ? '' : ', pending';
    return `${at.toISOString().slice(11, 16)} at ${booking['revision']}${pending}`;
  });

describe('a session that she drags', () => {
  const drag = (from: string, to: string) => world.owner.change(id, timed(thursday, from, to));

  it('while its client cancels it and takes it back moves, though the pull saw it between', async () => {
    await cancelAndTakeBack(async () => {
      await drag('14:00', '14:45');
      await world.pull();
    });
    await world.sync();
    await settle();
    expect(events()).toEqual(['14:00 at 4']);
    expect(await bookings()).toEqual(events());
  });

  it('and drags back says what the booking says, at its revision', async () => {
    await drag('14:00', '14:45');
    await cancelAndTakeBack(async () => {});
    await world.sync();
    await drag('10:00', '10:45');
    await settle();
    expect(events()).toEqual(['10:00 at 3']);
    expect(await bookings()).toEqual(events());
  });
});

describe('a session that she deletes', () => {
  it('when it was written and nothing of that was noted comes back: its client had moved it', async () => {
    await world.say(anna, 'pindahin ke jam 16.00 dong');
    await world.sync(async () => {
      await world.owner.remove(id);
      await world.pull();
    });
    await settle();
    expect(events()).toEqual(['16:00 at 2']);
    expect(await bookings()).toEqual(events());
  });

  it('in the moment in which it is made comes back', async () => {
    await world.say(anna, 'Booking besok jam 14.00');
    await world.sync(async () => {
      await world.owner.remove(world.google.events().at(-1)?.id ?? '');
      await world.pull();
    });
    await settle();
    expect((await bookings()).sort()).toEqual(['10:00 at 1', '14:00 at 1']);
    const live = world.google.events().filter(({ status }) => status !== 'cancelled');
    expect(live.map(({ start }) => start.dateTime?.slice(11, 16)).sort()).toEqual([
      '10:00',
      '14:00',
    ]);
  });
});

describe('an event that could not be restored, and has another in its place', () => {
  /** Anna moved the session, she deleted it, and Google does not give the event back. */
  beforeEach(async () => {
    await world.say(anna, 'pindahin ke jam 16.00 dong');
    await world.owner.remove(id);
    world.google.switches.restore = false;
  });

  const bringBack = async () => {
    world.google.switches.restore = true;
    await world.owner.change(id, { status: 'confirmed' });
  };

  it('leaves one event, though she brings it back before the other is noted', async () => {
    await world.sync(async () => {
      await bringBack();
      await world.pull();
    });
    await settle();
    expect(events()).toEqual(['16:00 at 2']);
    expect(await bookings()).toEqual(events());
  });

  it('leaves one event, though the pull sees the other before it is noted', async () => {
    const lost = world.sync(async () => {
      await world.pull();
      await bringBack();
      throw new Error('it ends here');
    });
    await expect(lost).rejects.toThrow('it ends here');
    await settle();
    expect(events()).toEqual(['16:00 at 2']);
    expect(await bookings()).toEqual(events());
  });

  it('leaves one event where neither was noted, and the first can be restored by then', async () => {
    const lost = world.sync(async () => {
      world.google.switches.restore = true;
      throw new Error('it ends here');
    });
    await expect(lost).rejects.toThrow('it ends here');
    await world.sync();
    await settle();
    expect(events()).toEqual(['16:00 at 2']);
    expect(await bookings()).toEqual(events());
  });
});
