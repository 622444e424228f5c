import { describe, expect, it } from 'vitest';
import { dayMs, minuteMs } from '#domain/time/instant.ts';
import { timed } from '#tests/support/google-owner.ts';
import { type CalendarWorld, createCalendarWorld } from './calendar-world.ts';
import { jakartaStudio, person } from './conversation-world.ts';

const anna = person(1);
const ownerWhatsapp = '+628110000999';
const withOwner = { ...jakartaStudio, ownerWhatsapp };
const templates = {
  moved: { name: 'session_moved', language: 'id' },
  cancelled: { name: 'session_cancelled', language: 'en' },
};

async function booked(world: CalendarWorld, text: string, who = anna): Promise<string> {
  const before = new Set(world.google.events().map(({ id }) => id));
  await world.say(who, text);
  await world.sync();
  await world.pull();
  return world.google.events().find(({ id }) => !before.has(id))?.id ?? '';
}

/** WhatsApp lets only those be written to freely who wrote within a day; she too. */
function ownerWrote({ graph, clock }: CalendarWorld): void {
  graph.noteInbound('wamid.owner', { phone: ownerWhatsapp }, clock.now());
}

const titles = (world: CalendarWorld) =>
  world.google
    .events()
    .filter(({ status }) => status !== 'cancelled')
    .map(({ summary }) => summary);

describe('a client who wrote more than a day ago', () => {
  const later = 'Booking hari senin jam 10 pagi';
  const moved = timed('2026-12-07', '14:00', '14:45');

  it('is told in the words of a template, where one is approved', async () => {
    const world = await createCalendarWorld({ studio: { ...withOwner, templates } });
    const id = await booked(world, later);
    world.clock.advance(dayMs);
    await world.owner.change(id, moved);
    await world.pull();
    await world.owner.remove(id);
    await world.pull();
    expect(await world.deliver()).toEqual([
      `${anna.phone} [template session_moved: Senin, 7 Desember 2026 pukul 10.00 WIB | Senin, 7 Desember 2026 pukul 14.00 WIB]`,
      `${anna.phone} [template session_cancelled: Monday, 7 December 2026 at 2:00 pm WIB]`,
    ]);
    expect(titles(world)).toEqual([]);
  });

  it('is told once they write again, where none is; the owner hears that they do not know', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    const id = await booked(world, later);
    world.clock.advance(dayMs);
    ownerWrote(world);
    await world.owner.change(id, moved);
    await world.pull();
    expect(await world.deliver()).toEqual([
      expect.stringMatching(/^\+628110000999 CoreSync: klien belum tahu.*24 jam/s),
    ]);
    expect(titles(world)).toContain('CoreSync: klien belum tahu / client not told – Dewi');
    const heard = await world.say(anna, 'halo kak');
    expect(heard.join('\n')).toContain(
      'dipindah oleh studio ke *Senin, 7 Desember 2026 pukul 14.00',
    );
    expect(heard).toHaveLength(2);
  });

  it('is not known to her when a pull ends behind the change, so that the next one tells her', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    const id = await booked(world, later);
    world.clock.advance(dayMs);
    await world.owner.change(id, moved);
    world.google.fail('server-error', 'insert', 3);
    await expect(world.pull()).rejects.toMatchObject({ code: 'calendar.unavailable' });
    expect(await world.bookings()).toEqual(['2026-12-07T07:00:00Z confirmed']);
    expect(titles(world)).toEqual(['Dewi – Pilates']);
    await world.pull();
    await world.pull();
    expect(titles(world)).toEqual([
      'Dewi – Pilates',
      'CoreSync: klien belum tahu / client not told – Dewi',
    ]);
    expect(await world.entities('owed-word')).toEqual([]);
  });

  it('may still be written to freely five minutes before the day is over, and not after', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    const id = await booked(world, later);
    world.clock.advance(dayMs - 5 * minuteMs - 1);
    await world.owner.change(id, moved);
    await world.pull();
    expect(await world.deliver()).toEqual([expect.stringContaining('dipindah oleh studio')]);
    world.clock.advance(1);
    ownerWrote(world);
    await world.owner.change(id, timed('2026-12-07', '16:00', '16:45'));
    await world.pull();
    expect(await world.deliver()).toEqual([expect.stringMatching(/^\+628110000999/)]);
  });
});

describe('what the owner is told', () => {
  it('reaches her on WhatsApp too, once', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    await booked(world, 'Booking besok jam 10 pagi');
    ownerWrote(world);
    await world.owner.make({ summary: 'Rapat', ...timed('2026-12-03', '10:00', '11:00') });
    await world.pull();
    await world.pull();
    expect(await world.deliver()).toEqual([
      expect.stringMatching(/^\+628110000999 CoreSync: bentrok.*Dewi sudah punya sesi/s),
    ]);
  });

  it('says nothing where only the end of a session moved, and its client hears nothing', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    const id = await booked(world, 'Booking besok jam 10 pagi');
    await world.owner.change(id, timed('2026-12-03', '10:00', '11:00'));
    await world.pull();
    await world.sync();
    expect(await world.deliver()).toEqual([]);
    const [item] = await world.entities('booking');
    expect(item?.['endsAt']).toBe('2026-12-03T04:00:00Z');
  });

  it('is that a session which she brings back is cancelled', async () => {
    const world = await createCalendarWorld({ studio: withOwner });
    const id = await booked(world, 'Booking besok jam 10 pagi');
    await world.say(anna, 'batalin dong');
    await world.sync();
    await world.owner.change(id, { status: 'confirmed' });
    await world.pull();
    await world.sync();
    expect(titles(world)).toEqual(['CoreSync: sudah batal / is cancelled – Dewi']);
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
  });
});

describe('a pull that would cancel many sessions', () => {
  /** Four sessions, and the events of `count` of them deleted at once. */
  async function emptied(count: number) {
    const world = await createCalendarWorld({ studio: withOwner });
    const ids: string[] = [];
    for (const [index, hour] of ['9', '10', '13', '14'].entries()) {
      ids.push(await booked(world, `Booking besok jam ${hour}`, person(index + 1)));
    }
    ownerWrote(world);
    for (const id of ids.slice(0, count)) await world.owner.remove(id);
    return world;
  }
  const confirmed = async (world: CalendarWorld) =>
    (await world.bookings()).filter((one) => one.endsWith('confirmed')).length;

  it('cancels three without asking', async () => {
    const world = await emptied(3);
    expect(await world.pull()).toMatchObject({ kind: 'pulled' });
    expect(await confirmed(world)).toBe(1);
  });

  it('cancels none of four, tells no client, and asks her once', async () => {
    const world = await emptied(4);
    expect(await world.pull()).toEqual({ kind: 'asked', sessions: 4 });
    expect(await world.pull()).toEqual({ kind: 'asked', sessions: 4 });
    expect(await confirmed(world)).toBe(4);
    expect(await world.deliver()).toEqual([
      expect.stringMatching(/^\+628110000999 CoreSync: batalkan 4 sesi\?/),
    ]);
    expect(titles(world)).toEqual(['CoreSync: batalkan 4 sesi? / cancel 4 sessions?']);
  });

  it('cancels them once she says yes', async () => {
    const world = await emptied(4);
    await world.pull();
    const question = world.google.events().at(-1)?.id ?? '';
    await world.owner.change(question, { summary: 'ya, batalkan' });
    expect(await world.pull()).toMatchObject({ kind: 'pulled' });
    expect(await confirmed(world)).toBe(0);
    expect(await world.deliver()).toHaveLength(5);
  });

  it.each([
    ['says no', (world: CalendarWorld, id: string) => world.owner.change(id, { summary: 'NO' })],
    ['deletes the question', (world: CalendarWorld, id: string) => world.owner.remove(id)],
  ])('brings them back when she %s', async (_name, answer) => {
    const world = await emptied(4);
    await world.pull();
    await answer(world, world.google.events().at(-1)?.id ?? '');
    await world.pull();
    await world.sync();
    await world.pull();
    expect(await confirmed(world)).toBe(4);
    expect(titles(world).filter((title) => title === 'Dewi – Pilates')).toHaveLength(4);
    expect(await world.deliver()).toEqual([expect.stringMatching(/^\+628110000999/)]);
  });

  it('goes on by itself when she brings one of them back', async () => {
    const world = await emptied(4);
    await world.pull();
    const [first] = world.google.events();
    await world.owner.change(first?.id ?? '', { status: 'confirmed' });
    expect(await world.pull()).toMatchObject({ kind: 'pulled' });
    expect(await confirmed(world)).toBe(1);
  });

  it('cancels nothing where the calendar is not shared any more, or nothing is in it', async () => {
    const world = await emptied(0);
    world.google.switches.shared = false;
    await expect(world.pull()).rejects.toMatchObject({ code: 'calendar.refused' });
    expect(await confirmed(world)).toBe(4);
  });
});
