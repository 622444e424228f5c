import { beforeEach, describe, expect, it } from 'vitest';
import {
  createDynamoOwnerCalendars,
  resourceCalendarName,
} from '#adapters/dynamodb/dynamodb-owner-calendars.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { calendarsOf } from '#domain/studio/lanes.ts';
import type { Lane, Studio } from '#domain/studio/studio.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { ownerOf, timed } from '#tests/support/google-owner.ts';
import { createOwnerPull, createResourcePull } from '#use-cases/owner-pull.ts';
import { createPullCalendars } from '#use-cases/pull-calendars.ts';
import { type CalendarWorld, createCalendarWorld } from './calendar-world.ts';
import { jakartaStudio, person } from './conversation-world.ts';

const thursday = '2026-12-03';
const reformers = 'reformers@group.calendar.google.com';
const lanes: readonly Lane[] = [
  { id: 'reformer', name: 'Reformer 1', calendar: reformers },
  { id: 'reformer-2', name: 'Reformer 2', calendar: reformers },
  { id: 'mat', name: 'Mat' },
];
const studio: Studio = { ...jakartaStudio, lanes };

let world: CalendarWorld;
let owner: ReturnType<typeof ownerOf>;
beforeEach(async () => {
  world = await createCalendarWorld({ studio });
  owner = ownerOf(world.google, reformers);
});

/** The pull of all calendars, as it is wired: `main` is the studio's, resources' are those of the lanes. */
function pullOf(of: { main?: string; lanes?: readonly Lane[] } = {}) {
  const { main = localValues.calendarId } = of;
  const deps = { ...world.pullDeps, studio: { ...studio, lanes: of.lanes ?? lanes } };
  const calendars = createDynamoOwnerCalendars({
    ...{ ...world.stores.table, studioId: 'studio' },
  });
  const calendarOf = (id: string) => createGoogleOwnerCalendar(world.calls.of(id));
  const reported: string[] = [];
  const pull = createPullCalendars({
    ...{ calendars, clock: world.clock, ids: deps.ids },
    main: async () => ({
      name: main,
      pull: createOwnerPull({
        ...{ ...deps, events: calendars.eventsOf(main), calendar: calendarOf(main) },
      }),
    }),
    resources: [...calendarsOf(deps.studio.lanes)].map(([id, own]) => {
      const name = resourceCalendarName(id);
      const events = calendars.eventsOf(name);
      const pullOne = createResourcePull({ ...deps, lanes: own, events, calendar: calendarOf(id) });
      return { name, lanes: own.map((lane) => lane.id).join(','), pull: pullOne };
    }),
    report: (taken) => reported.push(taken),
  });
  return { pull, reported, calendars };
}

/** Who holds cells on Thursday, as `10:00 mat`, one line for each of them. */
async function held(): Promise<string[]> {
  const from = Date.parse(`${thursday}T00:00:00+07:00`);
  const holds = await world.stores.turns.listHolds(
    lanes.map(({ id }) => id),
    from,
    from + 24 * 3_600_000,
  );
  const local = (at: number) => new Date(at + 7 * 3_600_000).toISOString().slice(11, 16);
  return holds.flatMap(({ resource, cell, ownerEvents }) =>
    ownerEvents.map(() => `${local(cell)} ${resource}`),
  );
}

const quarter = timed(thursday, '10:00', '10:15');

describe("an event in a resource's own calendar", () => {
  it('takes the places of that resource, and no other', async () => {
    await owner.make({ summary: 'Servis', ...quarter });
    await pullOf().pull();
    expect(await held()).toEqual(['10:00 reformer', '10:00 reformer-2']);
  });

  it('takes one place where it names one', async () => {
    await owner.make({ summary: 'Reformer 2 rusak', ...quarter });
    await pullOf().pull();
    expect(await held()).toEqual(['10:00 reformer-2']);
  });

  it('is followed when it moves and goes, as in the other calendar', async () => {
    const { id } = await owner.make(quarter);
    const { pull } = pullOf();
    await pull();
    await owner.change(id, timed(thursday, '11:00', '11:15'));
    await pull();
    expect(await held()).toEqual(['11:00 reformer', '11:00 reformer-2']);
    await owner.remove(id);
    await pull();
    expect(await held()).toEqual([]);
  });

  it('holds its own time where it lies in both calendars under one id: a room was invited', async () => {
    const id = 'invited12345';
    await world.owner.make({ id, ...quarter });
    await owner.make({ id, ...quarter });
    const { pull } = pullOf();
    await pull();
    await world.owner.remove(id);
    await pull();
    expect(await held()).toEqual(['10:00 reformer', '10:00 reformer-2']);
  });

  it('leaves a session that was there, and she is told in it', async () => {
    await world.say(person(1), 'Booking besok jam 10 pagi');
    await world.sync();
    const { id } = await owner.make(timed(thursday, '10:00', '10:45'));
    await pullOf().pull();
    expect(await world.bookings()).toEqual(['2026-12-03T03:00:00Z confirmed']);
    expect(await owner.change(id, {})).toMatchObject({
      description: expect.stringMatching(/^Dewi sudah punya sesi Kamis, 3 Desember 2026/),
    });
    expect(world.google.events().map(({ summary }) => summary)).toContain(
      'CoreSync: bentrok / conflict – Dewi',
    );
  });

  it('keeps no other calendar from being read where it is not shared, and that is told', async () => {
    await world.owner.make({ summary: 'Mat', ...quarter });
    const other = lanes.map((lane) => ({
      ...lane,
      calendar: 'unshared@group.calendar.google.com',
    }));
    const { pull, reported } = pullOf({ lanes: other });
    await expect(pull()).rejects.toThrow('calendar list: 404 notFound');
    expect(reported).toEqual(['reformer,reformer-2,mat']);
    expect(await held()).toEqual(['10:00 mat']);
  });
});

it('sessions are written to the calendar of the studio, whatever their place', async () => {
  await world.say(person(1), 'Booking besok jam 10 pagi');
  await world.sync();
  await pullOf().pull();
  expect(world.google.events().map(({ summary }) => summary)).toEqual(['Dewi – Pilates']);
  expect(await held()).toEqual([]);
});

describe('a calendar that is not read any more', () => {
  it("gives up the time that its events took: a resource's", async () => {
    await owner.make(quarter);
    await pullOf().pull();
    const without = lanes.map(({ id, name }) => ({ id, name }));
    const { pull, calendars } = pullOf({ lanes: without });
    await pull();
    expect(await held()).toEqual([]);
    expect(await calendars.list()).toEqual([localValues.calendarId]);
    expect(await calendars.eventsOf(resourceCalendarName(reformers)).list()).toEqual([]);
  });

  it("gives it up too where the studio's is replaced, and is read afresh when it comes back", async () => {
    await world.owner.make({ summary: 'Mat', ...quarter });
    await pullOf().pull();
    expect(await held()).toEqual(['10:00 mat']);
    await pullOf({ main: reformers, lanes: lanes.map(({ id, name }) => ({ id, name })) }).pull();
    expect(await held()).toEqual([]);
    await pullOf().pull();
    expect(await held()).toEqual(['10:00 mat']);
  });
});
