import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, isoFromInstant } from '#domain/time/instant.ts';
import { timed } from '#tests/support/google-owner.ts';
import { type CalendarWorld, createCalendarWorld } from './calendar-world.ts';
import { jakartaStudio, person, wednesdayMorning } from './conversation-world.ts';

const thursday = '2026-12-03';

let world: CalendarWorld;
beforeEach(async () => {
  world = await createCalendarWorld({ studio: { ...jakartaStudio, maxAdvanceDays: 20 } });
});

/** The days, by Jakarta's clock, on which she has cells, with the first and the count: `12-03 09:00 x4`. */
async function hers(): Promise<string[]> {
  const cells = (await world.entities('cell')).filter(({ owners }) => owners !== undefined);
  const byDay = new Map<string, string[]>();
  for (const { SK } of cells) {
    const local = isoFromInstant(Date.parse(String(SK)) + 7 * 3_600_000);
    const day = local.slice(5, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), local.slice(11, 16)].sort());
  }
  return [...byDay].map(([day, starts]) => `${day} ${starts[0]} x${starts.length}`).sort();
}

const days = (from: string, until: string) => ({ start: { date: from }, end: { date: until } });

describe('an event that takes no time', () => {
  it.each([
    ['free', { transparency: 'transparent' }],
    ['declined', { attendees: [{ self: true, responseStatus: 'declined' }] }],
    ['a place of work', { eventType: 'workingLocation' }],
    ['a birthday', { eventType: 'birthday' }],
  ])('is one that is %s', async (_name, fields) => {
    await world.owner.make({ ...timed(thursday, '09:00', '10:00'), ...fields });
    await world.pull();
    expect(await hers()).toEqual([]);
  });

  it('takes some again when she marks it as busy', async () => {
    const { id } = await world.owner.make({
      ...timed(thursday, '09:00', '10:00'),
      transparency: 'transparent',
    });
    await world.pull();
    await world.owner.change(id, { transparency: 'opaque' });
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:00 x4']);
  });
});

it('a private event takes all places: what it names may not be seen', async () => {
  const lanes = [
    { id: 'reformer', name: 'Reformer' },
    { id: 'mat', name: 'Mat' },
  ];
  world = await createCalendarWorld({ studio: { ...jakartaStudio, lanes } });
  await world.owner.make({ ...timed(thursday, '09:00', '09:15'), visibility: 'private' });
  await world.pull();
  expect(await hers()).toEqual(['12-03 09:00 x2']);
});

describe('an event of whole days', () => {
  it('takes them from midnight to midnight of the calendar', async () => {
    await world.owner.make(days('2026-12-03', '2026-12-05'));
    await world.pull();
    expect(await hers()).toEqual(['12-03 00:00 x96', '12-04 00:00 x96']);
  });

  it('is laid out as far as clients may book, and further as days go by', async () => {
    await world.owner.make(days('2026-12-20', '2027-01-20'));
    await world.pull();
    // Twenty days and two from Wednesday at nine.
    expect((await hers()).at(-1)).toBe('12-24 00:00 x36');
    world.clock.advance(dayMs);
    await world.pull();
    expect((await hers()).at(-1)).toBe('12-25 00:00 x36');
  });
});

describe('a series', () => {
  const weekly = { recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=TH'] };

  it('takes each of its instances, and later ones as days go by', async () => {
    await world.owner.make({ ...timed(thursday, '09:00', '10:00'), ...weekly });
    await world.pull();
    const first = ['12-03 09:00 x4', '12-10 09:00 x4', '12-17 09:00 x4'];
    // 24 December, nine o'clock, is where the horizon ends.
    expect(await hers()).toEqual(first);
    world.clock.advance(dayMs);
    await world.pull();
    expect(await hers()).toEqual([...first, '12-24 09:00 x4']);
  });

  it.each([false, true])('follows what is changed in one instance (bare: %s)', async (bare) => {
    const { id } = await world.owner.make({ ...timed(thursday, '09:00', '10:00'), ...weekly });
    await world.pull();
    world.google.switches.bareDeletions = bare;
    await world.owner.change(`${id}_20261210T020000Z`, timed('2026-12-11', '14:00', '15:00'));
    await world.owner.remove(`${id}_20261217T020000Z`);
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:00 x4', '12-11 14:00 x4']);
    await world.owner.remove(id);
    await world.pull();
    expect(await hers()).toEqual([]);
    expect(await world.ownerEvents.list()).toEqual([]);
  });

  it('that begins behind the horizon is kept in mind', async () => {
    await world.owner.make({ ...timed('2026-12-31', '09:00', '10:00'), ...weekly });
    await world.pull();
    expect([await hers(), (await world.ownerEvents.list()).length]).toEqual([[], 1]);
    world.clock.advance(8 * dayMs);
    await world.pull();
    expect(await hers()).toEqual(['12-31 09:00 x4']);
  });

  it('may become a single event', async () => {
    const { id } = await world.owner.make({ ...timed(thursday, '09:00', '10:00'), ...weekly });
    await world.pull();
    await world.owner.change(id, { recurrence: null });
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:00 x4']);
  });
});

describe('a session that she repeats', () => {
  it('stays the one session that it is, and its further instances are hers', async () => {
    await world.say(person(1), 'Booking besok jam 10 pagi');
    await world.sync();
    const [session] = world.google.events();
    const id = session?.id ?? '';
    await world.owner.change(id, { recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] });
    await world.pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(await hers()).toEqual(['12-04 10:00 x3', '12-05 10:00 x3']);
    await world.owner.change(id, { recurrence: null });
    await world.pull();
    expect(await hers()).toEqual([]);
  });

  it('gives up its instances with the session', async () => {
    await world.say(person(1), 'Booking besok jam 10 pagi');
    await world.sync();
    const id = world.google.events()[0]?.id ?? '';
    await world.owner.change(id, { recurrence: ['RRULE:FREQ=DAILY;COUNT=3'] });
    await world.pull();
    await world.say(person(1), 'batalin dong');
    await world.sync();
    await world.pull();
    expect(await hers()).toEqual([]);
  });
});

describe('events over each other', () => {
  it('each hold the time until the last of them is gone', async () => {
    const one = await world.owner.make(timed(thursday, '09:00', '10:00'));
    const other = await world.owner.make(timed(thursday, '09:30', '10:30'));
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:00 x6']);
    await world.owner.remove(one.id);
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:30 x4']);
    await world.owner.remove(other.id);
    await world.pull();
    expect(await hers()).toEqual([]);
  });

  it('hold it from the same session as often: a copy of an event of ours is hers', async () => {
    await world.say(person(1), 'Booking besok jam 10 pagi');
    await world.sync();
    await world.pull();
    const [ours] = world.google.events();
    await world.owner.make({
      summary: ours?.summary,
      ...timed(thursday, '14:00', '14:45'),
      extendedProperties: ours?.extendedProperties,
    });
    await world.pull();
    expect(await hers()).toEqual(['12-03 14:00 x3']);
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
  });
});

describe('after a sync token has expired', () => {
  it('what is missing is looked for one by one', async () => {
    const kept = await world.owner.make(timed(thursday, '09:00', '10:00'));
    const lost = await world.owner.make(timed(thursday, '14:00', '15:00'));
    await world.owner.make({
      ...timed('2026-12-04', '09:00', '10:00'),
      recurrence: ['RRULE:FREQ=DAILY;COUNT=2'],
    });
    await world.pull();
    await world.owner.remove(lost.id);
    await world.owner.change(kept.id, timed(thursday, '09:00', '09:30'));
    world.google.expireSyncTokens();
    await world.pull();
    expect(await hers()).toEqual(['12-03 09:00 x2', '12-04 09:00 x4', '12-05 09:00 x4']);
    // And the next pull goes on from the new token.
    const lists = world.google.requests.length;
    expect(await world.pull()).toEqual({ kind: 'pulled', events: 0, bookings: 0 });
    expect(world.google.requests.length - lists).toBe(1);
  });
});

it('reads page by page', async () => {
  for (let count = 0; count < 30; count += 1) {
    await world.owner.make({ ...timed(thursday, '09:00', '10:00'), summary: `${count}` });
  }
  const list = world.google.fetch.bind(world.google);
  world.google.fetch = (request) =>
    list(new Request(request.url.replace('maxResults=2500', 'maxResults=7'), request));
  expect(await world.pull()).toMatchObject({ kind: 'pulled', events: 30 });
});

describe('two pulls at once', () => {
  it('are one, and one that finds it under way', async () => {
    await world.owner.make(timed(thursday, '09:00', '10:00'));
    const outcomes = await Promise.all([world.pull(), world.pull()]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['busy', 'pulled']);
  });

  it('are kept apart for as long as one may run, and no longer', async () => {
    const acquire = (owner: string) =>
      world.ownerEvents.acquire(owner, world.clock.now(), world.clock.now() + 110_000);
    expect(await acquire('first')).toEqual({ owner: 'first' });
    world.clock.advance(110_000);
    expect(await acquire('second')).toBeUndefined();
    world.clock.advance(1_000);
    expect(await acquire('second')).toEqual({ owner: 'second' });
    expect(await world.ownerEvents.release({ owner: 'first' }, { token: 'x' })).toBe(false);
    expect(await world.ownerEvents.release({ owner: 'second' }, { token: 'y' })).toBe(true);
    expect(await acquire('third')).toEqual({ owner: 'third', token: 'y' });
  });
});

it('begins where it was when a pull failed in the midst', async () => {
  await world.owner.make(timed(thursday, '09:00', '10:00'));
  await world.owner.make({
    ...timed(thursday, '14:00', '15:00'),
    recurrence: ['RRULE:FREQ=DAILY'],
  });
  world.google.fail('bad-request', 'instances');
  await expect(world.pull()).rejects.toMatchObject({ code: 'calendar.refused' });
  world.google.fail('server-error', 'instances', 3);
  await expect(world.pull()).rejects.toMatchObject({ code: 'calendar.unavailable' });
  expect((await hers())[0]).toBe('12-03 09:00 x4');
  expect(await world.pull()).toMatchObject({ kind: 'pulled', events: 2 });
  expect((await hers())[0]).toBe('12-03 09:00 x8');
  expect(world.clock.now()).toBe(wednesdayMorning);
});
