import { describe, expect, test } from 'vitest';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { createWorld, person } from './conversation-world.ts';

const minutes = 60_000;
const weekday = { start: '08:00', end: '20:00', break: ['12:00', '13:00'] };

function studioWith(changes: Record<string, unknown>): Studio {
  const parsed = parseStudio({
    session_duration_minutes: 45,
    weekly_schedule: {
      Monday: weekday,
      Tuesday: weekday,
      Wednesday: weekday,
      Thursday: weekday,
      Friday: weekday,
    },
    holidays: [],
    ...changes,
  });
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.faults));
  return parsed.studio;
}

describe('a choice of an earlier message', () => {
  test('books nothing when it is tapped, and its time is offered anew', async () => {
    const world = await createWorld();
    await world.say(person(1), 'besok jam 10 bisa?');
    const old = world.graph.accepted.at(-1)?.choices[0];
    await world.say(person(1), 'lusa jam 2 bisa?');
    const tap = { kind: 'choice', id: old?.id ?? '', title: old?.title ?? '' } as const;
    const [told] = await world.say(person(1), tap);
    expect(told).toContain('dari pesan');
    expect(told).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(await world.bookings()).toEqual([]);
    await world.say(person(1), 'ya');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test('of somebody else is nothing', async () => {
    const world = await createWorld();
    await world.say(person(1), 'besok jam 10 bisa?');
    const theirs = world.graph.accepted.at(-1)?.choices[0];
    const tap = { kind: 'choice', id: theirs?.id ?? '', title: 'Ya, jadi' } as const;
    await world.say(person(2), tap);
    expect(await world.bookings()).toEqual([]);
  });
});

test('after an unknown tap a day cancels nothing, though it was asked what to cancel before', async () => {
  const world = await createWorld();
  await world.say(person(1), 'booking besok jam 10');
  await world.say(person(1), 'booking lusa jam 10');
  await world.say(person(1), 'batalin semua');
  await world.say(person(1), { kind: 'choice', id: 'of-long-ago', title: '13.00' });
  await world.say(person(1), 'besok');
  expect(await world.bookings()).toEqual([
    '2026-12-03T03:00:00Z confirmed',
    '2026-12-04T03:00:00Z confirmed',
  ]);
});

describe('a cancellation', () => {
  async function cancelled() {
    const world = await createWorld();
    await world.say(person(1), 'booking besok jam 10');
    await world.say(person(1), 'batalin dong');
    return world;
  }

  test('is taken back within ten minutes, and not a second later', async () => {
    const world = await cancelled();
    world.clock.advance(10 * minutes);
    await world.say(person(1), 'kembalikan dong');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    const late = await cancelled();
    late.clock.advance(10 * minutes + 1_000);
    const [told] = await late.say(person(1), 'kembalikan dong');
    expect(told).toContain('nggak bisa dikembalikan');
    expect(told).toContain('Kamis, 3 Desember 2026 pukul 10.00 WIB');
    expect(await late.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
    await late.say(person(1), 'ya');
    expect(await late.bookings()).toEqual([
      '2026-12-03T03:00:00Z cancelled',
      '2026-12-03T03:00:00Z confirmed',
    ]);
  });

  test('whose time was taken meanwhile is not, and what is nearest is offered', async () => {
    const world = await cancelled();
    await world.say(person(2), 'booking besok jam 10');
    const [told] = await world.say(person(1), 'kembalikan dong');
    expect(told).toContain('nggak bisa dikembalikan');
    expect(told).toContain('09.15');
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z cancelled',
      '2026-12-03T03:00:00Z confirmed',
    ]);
  });
});

describe('after half an hour of silence', () => {
  test('a yes books nothing, and what was spoken of is offered again', async () => {
    const world = await createWorld();
    await world.say(person(1), 'besok jam 10 bisa?');
    world.clock.advance(31 * minutes);
    const [told] = await world.say(person(1), 'ya');
    expect(told).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(await world.bookings()).toEqual([]);
    await world.say(person(1), 'ya');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test('a yes just within it books', async () => {
    const world = await createWorld();
    await world.say(person(1), 'besok jam 10 bisa?');
    world.clock.advance(30 * minutes);
    await world.say(person(1), 'ya');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});

describe('the owner’s own answers', () => {
  const faq = [
    { topic: 'drinks', keywords: ['kombucha'], answer: 'Ada kombucha di lobby, 25 ribu.' },
    { topic: 'price', keywords: [], answer: 'Satu sesi 150 ribu.' },
  ];

  test.each([
    ['ada kombucha ga?', 'Ada kombucha di lobby, 25 ribu.'],
    ['do you sell KOMBUCHA?', 'Ada kombucha di lobby, 25 ribu.'],
    ['berapa harganya kak', 'Satu sesi 150 ribu.'],
  ])('%j: %s', async (question, answer) => {
    const world = await createWorld({ studio: studioWith({ faq }) });
    expect(await world.say(person(1), question)).toEqual([answer]);
  });

  test('do not stand in the way of a booking that mentions them', async () => {
    const world = await createWorld({ studio: studioWith({ faq }) });
    await world.say(person(1), 'booking besok jam 10, sama kombucha satu ya');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});

describe('inside the cancellation window', () => {
  async function bookedFor(changes: Record<string, unknown>) {
    const world = await createWorld({ studio: studioWith(changes) });
    await world.say(person(1), 'booking besok jam 10');
    return world;
  }

  test('a change is left to the studio', async () => {
    const world = await bookedFor({ cancellation_window_hours: 26 });
    expect((await world.say(person(1), 'batalin dong'))[0]).toContain('26 jam');
    await world.say(person(1), 'geser ke jam 3 sore');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });

  test('or made with a word about it, where the owner allows it', async () => {
    const world = await bookedFor({ cancellation_window_hours: 26, late_cancellation: 'allow' });
    const [told] = await world.say(person(1), 'batalin dong');
    expect(told).toContain('kurang dari 26 jam');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
  });

  test('all are asked about but the one that is too near, and that one is named', async () => {
    const world = await bookedFor({ cancellation_window_hours: 26 });
    await world.say(person(1), 'booking jumat jam 2 siang');
    await world.say(person(1), 'booking senin jam 9 pagi');
    const [asked = ''] = await world.say(person(1), 'batalin semua');
    const [before = '', listed = ''] = asked.split('Semua sesi ini');
    expect(before).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(before).toContain('26 jam');
    expect(listed).toContain('Jumat, 4 Desember 2026 pukul 14.00');
    expect(listed).toContain('Senin, 7 Desember 2026 pukul 09.00');
    expect(listed).not.toContain('Kamis');
    await world.say(person(1), 'ya');
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-04T07:00:00Z cancelled',
      '2026-12-07T02:00:00Z cancelled',
    ]);
  });

  test('where all are too near, all are named and none is asked about', async () => {
    const world = await bookedFor({ cancellation_window_hours: 60 });
    await world.say(person(1), 'booking jumat jam 2 siang');
    const [told = ''] = await world.say(person(1), 'batalin semua');
    expect(told).toContain('Kamis, 3 Desember 2026 pukul 10.00');
    expect(told).toContain('Jumat, 4 Desember 2026 pukul 14.00');
    expect(told).not.toContain('Semua sesi ini');
    await world.say(person(1), 'ya');
    expect(await world.bookings()).toEqual([
      '2026-12-03T03:00:00Z confirmed',
      '2026-12-04T07:00:00Z confirmed',
    ]);
  });

  test('and just outside it nothing is said of it', async () => {
    const world = await bookedFor({ cancellation_window_hours: 25 });
    expect((await world.say(person(1), 'batalin dong'))[0]).not.toContain('25 jam');
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z cancelled']);
  });
});

describe('the owner is told', () => {
  const owner = '+6281199998888';

  async function toldAfter(...texts: string[]) {
    const world = await createWorld({ studio: studioWith({ owner_whatsapp: owner }) });
    world.graph.switches.window = false;
    for (const text of texts) await world.say(person(1), text);
    return world.graph.accepted.filter(({ to }) => to === owner).map(({ rendered }) => rendered);
  }

  test('that a client wants a person', async () => {
    const [told, ...more] = await toldAfter('mau ngomong sama orang dong');
    expect(told).toContain(person(1).phone);
    expect(more).toEqual([]);
  });

  test('of three messages that were not understood, and not of two', async () => {
    expect(await toldAfter('qwz frob', 'zxcv bnm')).toEqual([]);
    expect(await toldAfter('qwz frob', 'zxcv bnm', 'plugh')).toHaveLength(1);
  });
});

test('sessions of four hours are all cancelled and all taken back, though they outgrow one transaction', async () => {
  const studio = studioWith({ session_duration_minutes: 240 });
  const world = await createWorld({ studio });
  const days = ['senin', 'selasa', 'kamis', 'jumat', 'rabu minggu depan', 'senin minggu depannya'];
  const texts = days
    .slice(0, 5)
    .flatMap((day) => [`booking ${day} jam 8 pagi`, `booking ${day} jam 13.00`]);
  for (const text of texts) {
    world.clock.advance(20_000);
    await world.say(person(1), text);
  }
  const booked = await world.bookings();
  expect(booked.length).toBeGreaterThanOrEqual(8);
  await world.say(person(1), 'batalin semua');
  await world.say(person(1), 'ya');
  const cancelled = booked.map((booking) => booking.replace('confirmed', 'cancelled'));
  expect(await world.bookings()).toEqual(cancelled);
  await world.say(person(1), 'undo');
  expect(await world.bookings()).toEqual(booked);
});
