import { describe, expect, it } from 'vitest';

import { CoreSyncError } from '#domain/error.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { Erasures } from '#ports/erasures.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { aBooking, change } from '#tests/support/dynamo-builders.ts';
import { scanAll } from '#tests/support/dynamo-table.ts';
import { createEraseLeft } from '#use-cases/erase-left.ts';
import { createWorld, person, type World } from './conversation-world.ts';

const dewi = person(1);
const other = person(2);

/** What the table holds beside the ids of messages, which stay for eight days. */
async function remembered(world: World): Promise<string> {
  const items = await scanAll(world.stores.table);
  return JSON.stringify(items.filter((item) => item.entity !== 'inbound'));
}

async function tap(world: World, title: string) {
  const found = world.graph.choiceFor(dewi, title);
  if (!found) throw new Error(`nothing to tap is called "${title}"`);
  return world.say(dewi, { kind: 'choice', id: found.choice.id, title });
}

describe('"hapus data saya"', () => {
  it('is asked about once, and nothing goes before the answer', async () => {
    const world = await createWorld();
    const [question] = await world.say(dewi, 'hapus data saya');

    expect(question).toContain('mau dihapus?');
    expect(world.graph.accepted.at(-1)?.choices.map(({ title }) => title)).toEqual([
      'Ya, hapus',
      'Nggak jadi',
    ]);
    expect(await world.entities('profile')).toHaveLength(1);
    expect(await tap(world, 'Nggak jadi')).toEqual(['Siap Kak, nggak ada yang dihapus.']);
    expect(await world.entities('profile')).toHaveLength(1);
    expect(await world.entities('erasure')).toEqual([]);
  });

  it('leaves nothing by which the client could be known', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    const [told] = await tap(world, 'Hapus, sesi tetap');

    expect(told).toContain('Sudah dihapus Kak');
    expect(told).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    const left = await remembered(world);
    for (const mark of [dewi.phone, dewi.userId, 'Dewi', 'hapus', 'Sudah', 'wamid']) {
      expect(left).not.toContain(mark);
    }
    const entities = (await scanAll(world.stores.table)).map(({ entity }) => entity);
    expect(new Set(entities)).toEqual(new Set(['booking', 'cell', 'inbound', 'ledger']));
  });

  it('keeps the session, one revision further, to be written without the name', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'delete my data');
    await tap(world, 'Delete, keep them');

    expect(await world.entities('booking')).toMatchObject([
      { status: 'confirmed', revision: 2, pendingKey: world.stores.keys.pendingCalendar },
    ]);
    const ledger = await world.entities('ledger');
    expect(ledger.map(({ actor, cause }) => [actor, cause]).sort()).toEqual([
      ['client', expect.stringMatching(/^message:[0-9a-f]{32}$/)],
      ['system', 'data-deleted'],
    ]);
    const [booking] = await world.entities('booking');
    const { clientId, bookingId } = booking ?? {};
    const found = await world.stores.bookings.find(String(clientId), String(bookingId));
    expect(found?.clientName).toBeUndefined();
  });

  it('cancels the sessions where that is chosen', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'Booking jumat jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    const [told] = await tap(world, 'Hapus dan batalkan');

    expect(told).toContain('Dibatalkan:');
    expect((await world.entities('booking')).map(({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(await world.entities('erasure')).toEqual([]);
  });

  it('makes a stranger of the client', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    const [before] = await world.entities('booking');
    await world.say(dewi, 'hapus data saya');
    await tap(world, 'Hapus, sesi tetap');

    expect(await world.say(dewi, 'jadwalku apa aja?')).toEqual([
      'Kak belum punya jadwal. Kalau mau booking, sebut aja hari dan jamnya ya.',
    ]);
    const [profile] = await world.entities('profile');
    expect(profile?.clientId).not.toBe(before?.clientId);
  });

  it('takes a yes in words only where there is one yes', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    const [again] = await world.say(dewi, 'ya');
    expect(again).toContain('mau dihapus?');
    expect(await world.entities('profile')).toHaveLength(1);
    await tap(world, 'Nggak jadi');
    await world.say(dewi, 'batalin semua');
    await world.say(dewi, 'hapus data saya');
    await world.say(dewi, 'ya');
    expect(await world.entities('profile')).toEqual([]);
  });

  it.each([
    ...[
      'batalin semua',
      'batal',
      'hapus dan batalkan',
      'Hapus, sesi tetap',
      'sesinya jangan dibatalin',
    ],
    ...['cancel', 'yes cancel them too', 'keep them', 'keep my session but delete the rest'],
  ])('asks again where words may be of the sessions or of the deletion: %s', async (words) => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    const [again] = await world.say(dewi, words);
    expect(again).toMatch(/^(Nama, nomor|Shall I delete)/);
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(await world.entities('profile')).toHaveLength(1);
    await tap(world, world.graph.accepted.at(-1)?.choices[1]?.title ?? '');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    expect(await world.entities('profile')).toEqual([]);
  });

  it.each([
    ['ga jadi', 'Siap Kak, nggak ada yang dihapus.'],
    ['nggak', 'Siap Kak, nggak ada yang dihapus.'],
    ['never mind', 'Siap Kak, nggak ada yang dihapus.'],
  ])('is over with %s, and says that nothing was deleted', async (words, told) => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    const [answer] = await world.say(dewi, words);
    expect(answer).toBe(told);
    expect(await world.entities('profile')).toHaveLength(1);
    // Its choices are gone with it.
    await tap(world, 'Hapus, sesi tetap');
    expect(await world.entities('profile')).toHaveLength(1);
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  it('leaves a session that is named to be dealt with', async () => {
    const world = await createWorld();
    await world.say(dewi, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    await world.say(dewi, 'batalin yang besok');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    expect(await world.entities('profile')).toHaveLength(1);
  });

  it('touches nobody else', async () => {
    const world = await createWorld();
    await world.say(other, 'Booking besok jam 10 pagi');
    await world.say(dewi, 'hapus data saya');
    await tap(world, 'Ya, hapus');

    expect(await world.entities('profile')).toMatchObject([
      { aliases: [{ value: other.userId }, { value: other.phone }] },
    ]);
    expect(await world.entities('alias')).toHaveLength(2);
    expect((await world.entities('outbound')).length).toBe(1);
  });

  it('leaves a phone to whom it belongs by now', async () => {
    const world = await createWorld();
    await world.say(dewi, 'halo');
    await world.say({ ...dewi, userId: 'ID.recycled', name: 'Sari' }, 'halo');
    await world.say(dewi, 'hapus data saya');
    const phone = (await world.entities('alias')).find(({ kind }) => kind === 'phone');
    await tap(world, 'Ya, hapus');

    const left = await world.entities('alias');
    expect(left.some(({ value }) => value === dewi.userId)).toBe(false);
    expect(left.some(({ value }) => value === 'ID.recycled')).toBe(true);
    expect(phone?.value).toBe(dewi.phone);
  });
});

describe('the timer', () => {
  it('goes on where nobody delivers the message again', async () => {
    const world = await createWorld();
    await world.say(dewi, 'hapus data saya');
    const choice = world.graph.choiceFor(dewi, 'Ya, hapus')?.choice;
    const content = { kind: 'choice', id: choice?.id ?? '', title: 'Ya, hapus' } as const;
    const turns: TurnStore = {
      ...world.stores.turns,
      erase: async () => {
        throw new CoreSyncError('store.unavailable', 'gone', { retryable: true });
      },
    };
    await expect(world.handler({ turns })(world.message(dewi, content))).rejects.toThrow('gone');

    const faults: unknown[] = [];
    const { erasures } = world.stores;
    const eraseLeft = createEraseLeft({ erasures, clock: world.clock });
    expect(await eraseLeft((fault) => faults.push(fault))).toBe(0);
    expect(await world.entities('profile')).toEqual([]);
    // The answer is under way yet: what sends it comes first.
    expect(await erasures.listPending(5)).toHaveLength(1);
    await world.housekeep();
    await world.housekeep();
    expect(world.graph.accepted.at(-1)?.rendered).toContain('Sudah dihapus');
    expect(await eraseLeft((fault) => faults.push(fault))).toBe(1);
    expect(await remembered(world)).toBe('[]');
    expect(await eraseLeft((fault) => faults.push(fault))).toBe(0);
    expect(faults).toEqual([]);
  });

  it('lets one that fails stand in the way of no other', async () => {
    const erased: string[] = [];
    const erasures: Erasures = {
      listPending: async () => ['a', 'b', 'c'],
      async erase(clientId) {
        if (clientId === 'b') throw new Error('b cannot');
        erased.push(clientId);
        return 'done';
      },
    };
    const faults: unknown[] = [];
    const eraseLeft = createEraseLeft({ erasures, clock: { now: () => 0 } });
    expect(await eraseLeft((fault) => faults.push(fault))).toBe(2);
    expect(erased).toEqual(['a', 'c']);
    expect(faults.map(String)).toEqual(['Error: b cannot']);
  });
});

describe('an erasure of much', () => {
  const count = 37;

  async function worldOfMuch() {
    const world = await createWorld();
    await world.say(dewi, 'halo');
    const [profile] = await world.entities('profile');
    const clientId = String(profile?.clientId);
    const now = world.clock.now();
    for (let index = 0; index < count; index += 1) {
      const startsAt = now - (index + 2) * 86_400_000;
      const booking = aBooking({ id: `old${index}`, clientId, startsAt });
      await world.stores.turns.commit({ at: startsAt, changes: [change(booking)] });
    }
    await world.say(dewi, 'hapus data saya');
    const choice = world.graph.choiceFor(dewi, 'Ya, hapus')?.choice;
    const content = { kind: 'choice', id: choice?.id ?? '', title: 'Ya, hapus' } as const;
    return { world, message: world.message(dewi, content) };
  }

  const revisions = async (world: World) =>
    (await world.entities('booking')).map(({ revision }) => revision);

  it('goes through every booking, of the past too', async () => {
    const { world, message } = await worldOfMuch();
    await world.handle(message);

    expect(await revisions(world)).toEqual(Array.from({ length: count }, () => 2));
    expect(await remembered(world)).not.toContain(dewi.phone);
    expect(await world.entities('erasure')).toEqual([]);
  });

  it.each([1, 2, 3, 4])('goes on at step %i where it was broken off', async (failing) => {
    const { world, message } = await worldOfMuch();
    let step = 0;
    const broken: TurnStore = {
      ...world.stores.turns,
      erase(clientId, at) {
        step += 1;
        if (step === failing)
          throw new CoreSyncError('store.unavailable', 'gone', { retryable: true });
        return world.stores.turns.erase(clientId, at);
      },
    };
    await expect(world.handler({ turns: broken })(message)).rejects.toThrow('gone');
    expect(await world.entities('erasure')).toMatchObject([
      { requestedAt: isoFromInstant(world.clock.now()) },
    ]);
    expect(world.graph.accepted.at(-1)?.rendered).not.toContain('Sudah dihapus');

    // Its lease runs out before the message is delivered again.
    world.clock.advance(20_000);
    await world.handle(message);
    world.clock.advance(60_000);
    await world.handle(message);
    expect(await revisions(world)).toEqual(Array.from({ length: count }, () => 2));
    expect(world.graph.accepted.at(-1)?.rendered).toContain('Sudah dihapus');
    await world.handle(message);
    expect(await remembered(world)).not.toContain(dewi.phone);
    expect(await world.entities('erasure')).toEqual([]);
  });
});
