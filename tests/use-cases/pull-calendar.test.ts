import { beforeEach, describe, expect, it } from 'vitest';
import type { InboundContent } from '#domain/conversation/message.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { timed } from '#tests/support/google-owner.ts';
import { type CalendarWorld, createCalendarWorld } from './calendar-world.ts';
import { person } from './conversation-world.ts';

const anna = person(1);
const thursday = '2026-12-03';

let world: CalendarWorld;
beforeEach(async () => {
  world = await createCalendarWorld();
});

/** Anna books Thursday at ten, and Google has it. The event's id. */
async function booked(text = 'Booking besok jam 10 pagi'): Promise<string> {
  const before = new Set(world.google.events().map(({ id }) => id));
  await world.say(anna, text);
  await world.sync();
  await world.pull();
  const made = world.google.events().find(({ id }) => !before.has(id));
  if (made === undefined) throw new Error('no event was made');
  return made.id;
}

/** Events of the calendar that are not deleted, as `10:00 title`. */
const events = () =>
  world.google
    .events()
    .filter(({ status }) => status !== 'cancelled')
    .map(({ start, summary }) => `${(start.dateTime ?? start.date ?? '').slice(5, 16)} ${summary}`)
    .sort();

describe('an event of hers', () => {
  it('takes the time that it covers from clients', async () => {
    await world.owner.make({ summary: 'Dokter gigi', ...timed(thursday, '09:30', '10:30') });
    await world.pull();
    expect(await world.say(anna, 'Booking besok jam 10 pagi')).toEqual([
      expect.stringMatching(/Kamis, 3 Desember 2026 pukul 10\.00 sudah/),
    ]);
    expect(await world.bookings()).toEqual([]);
  });

  it('frees what it does not cover any more, and all when it is deleted', async () => {
    const { id } = await world.owner.make(timed(thursday, '09:00', '12:00'));
    await world.pull();
    await world.owner.change(id, timed(thursday, '09:00', '10:00'));
    await world.pull();
    await world.say(anna, 'Booking besok jam 10 pagi');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    await world.owner.remove(id);
    await world.pull();
    await world.say(person(2), 'Booking besok jam 9 pagi');
    expect(await world.bookings()).toHaveLength(2);
    expect(await world.ownerEvents.list()).toEqual([]);
  });

  it('leaves a session that was there first, and she is told in it and beside it', async () => {
    await booked();
    const { id } = await world.owner.make({
      summary: 'Rapat',
      ...timed(thursday, '10:00', '11:00'),
    });
    await world.pull();
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(events()).toEqual([
      '12-03T10:00 CoreSync: bentrok / conflict – Dewi',
      '12-03T10:00 Dewi – Pilates',
      '12-03T10:00 Rapat',
    ]);
    const meeting = world.google.events().find((event) => event.id === id);
    expect(meeting?.description).toMatch(/Dewi sudah punya sesi Kamis, 3 Desember 2026/);
  });
});

describe('a session that she moves', () => {
  it('moves in the table, and its client is told', async () => {
    const id = await booked();
    await world.owner.change(id, timed(thursday, '14:00', '14:45'));
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T07:00:00Z confirmed']);
    expect(await world.deliver()).toEqual([
      expect.stringContaining(
        'pukul 10.00 WIB dipindah oleh studio ke *Kamis, 3 Desember 2026 pukul 14.00',
      ),
    ]);
    await world.sync();
    await world.pull();
    expect(events()).toEqual(['12-03T14:00 Dewi – Pilates']);
    expect(await world.deliver()).toEqual([]);
  });

  it('may lie outside opening hours: that is her right', async () => {
    const id = await booked();
    await world.owner.change(id, timed('2026-12-06', '21:05', '21:50'));
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-06T14:05:00Z confirmed']);
  });

  it('goes back with a word on why where another session is', async () => {
    const id = await booked();
    await world.say(person(2), 'Booking besok jam 14.00');
    await world.owner.change(id, timed(thursday, '14:30', '15:15'));
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-03T07:00:00Z confirmed',
    ]);
    expect(events()).toEqual([
      '12-03T10:00 CoreSync: tidak bisa dipindah / cannot be moved – Dewi',
      '12-03T10:00 Dewi – Pilates',
      '12-03T14:00 Dewi – Pilates',
    ]);
    expect(await world.deliver()).toEqual([]);
  });

  it.each([
    ['the past', timed('2026-12-01', '10:00', '10:45')],
    [
      'a whole day',
      {
        start: { date: '2026-12-04', dateTime: null, timeZone: null },
        end: { date: '2026-12-05', dateTime: null, timeZone: null },
      },
    ],
    ['nine hours', timed('2026-12-04', '09:00', '18:00')],
  ])('goes back from %s', async (_name, change) => {
    const id = await booked();
    await world.owner.change(id, change);
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(events()).toEqual([
      '12-03T10:00 CoreSync: tidak bisa dipindah / cannot be moved – Dewi',
      '12-03T10:00 Dewi – Pilates',
    ]);
  });

  it('may take the place of one that she deletes or moves away in the same breath', async () => {
    const first = await booked();
    const second = await booked('Booking besok jam 14.00');
    const third = await booked('Booking besok jam 16.00');
    await world.owner.change(first, timed(thursday, '14:00', '14:45'));
    await world.owner.change(second, timed(thursday, '16:00', '16:45'));
    await world.owner.remove(third);
    await world.pull();
    expect(await world.bookings()).toEqual([
      '2026-12-03T07:00:00Z confirmed',
      '2026-12-03T09:00:00Z cancelled',
      '2026-12-03T09:00:00Z confirmed',
    ]);
  });

  it('may be swapped with another, and both clients are told', async () => {
    const first = await booked();
    await world.say(person(2), 'Booking besok jam 14.00');
    await world.sync();
    await world.pull();
    const second = world.google.events().at(-1)?.id ?? '';
    await world.owner.change(first, timed(thursday, '14:00', '14:45'));
    await world.owner.change(second, timed(thursday, '10:00', '10:45'));
    await world.pull();
    await world.sync();
    await world.pull();
    expect((await world.deliver()).sort()).toEqual([
      expect.stringMatching(/^\+6281200000001 .*10\.00 WIB dipindah oleh studio ke .*14\.00/),
      expect.stringMatching(/^\+6281200000002 .*14\.00 WIB dipindah oleh studio ke .*10\.00/),
    ]);
    const starts = (id: string) =>
      world.google.events().find((event) => event.id === id)?.start.dateTime;
    expect([starts(first), starts(second)]).toEqual([
      '2026-12-03T14:00:00+07:00',
      '2026-12-03T10:00:00+07:00',
    ]);
    expect(events()).toHaveLength(2);
  });

  it('goes back with the other where a third has the time of one of the two', async () => {
    const first = await booked();
    const second = await booked('Booking besok jam 14.00');
    await booked('Booking besok jam 11.00');
    await world.owner.change(first, timed(thursday, '14:00', '14:45'));
    await world.owner.change(second, timed(thursday, '10:00', '11:15'));
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-03T04:00:00Z confirmed',
      '2026-12-03T07:00:00Z confirmed',
    ]);
    expect(events().filter((event) => event.includes('cannot be moved'))).toHaveLength(2);
  });

  it('stays where its client moved it meanwhile, and she is told', async () => {
    const id = await booked();
    await world.owner.change(id, timed(thursday, '14:00', '14:45'));
    await world.say(anna, 'pindahin ke jam 16.00 dong');
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T09:00:00Z confirmed']);
    expect(events()).toEqual([
      '12-03T16:00 CoreSync: klien mengubahnya / the client changed it – Dewi',
      '12-03T16:00 Dewi – Pilates',
    ]);
  });

  it('stays so too where the sync comes before the pull', async () => {
    const id = await booked();
    await world.owner.change(id, timed(thursday, '14:00', '14:45'));
    await world.say(anna, 'pindahin ke jam 16.00 dong');
    await world.sync();
    await world.pull();
    expect(events()).toEqual([
      '12-03T16:00 CoreSync: klien mengubahnya / the client changed it – Dewi',
      '12-03T16:00 Dewi – Pilates',
    ]);
  });
});

describe('a session that she deletes', () => {
  const tap = (heard: string | undefined): InboundContent => {
    const sent = world.graph.accepted.at(-1);
    const [choice] = sent?.choices ?? [];
    if (choice === undefined) throw new Error(`nothing to tap in ${heard}`);
    return { kind: 'choice', id: choice.id, title: choice.title };
  };

  it('is cancelled, and its client is told with times to tap, of which one books it', async () => {
    const id = await booked();
    await world.owner.remove(id);
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    const [heard] = await world.deliver();
    expect(heard).toMatch(/terpaksa dibatalkan.*\nKam 3 Des \d\d\.\d\d\nKam 3 Des/s);
    // Hours later, when any other question would have lapsed.
    world.clock.advance(5 * 60 * minuteMs);
    await world.say(anna, tap(heard));
    expect((await world.bookings()).filter((one) => one.endsWith('confirmed'))).toHaveLength(1);
  });

  it('is not cancelled again after it was taken back, nor by a list that is older', async () => {
    await booked();
    await world.say(anna, 'batalin dong');
    await world.sync();
    await world.say(anna, 'eh nggak jadi, kembalikan');
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(events()).toEqual(['12-03T10:00 Dewi – Pilates']);
  });

  it('is recognised by its id alone', async () => {
    const id = await booked();
    world.google.switches.bareDeletions = true;
    await world.owner.remove(id);
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
  });

  it('tells nobody of sessions that are over', async () => {
    const id = await booked();
    world.clock.advance(30 * 60 * minuteMs);
    await world.owner.remove(id);
    await world.pull();
    await world.sync();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(await world.deliver()).toEqual([]);
    expect(events()).toEqual([]);
  });
});
