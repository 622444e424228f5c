import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';
import { type Client, startClient } from './actors/client.ts';
import { startOwner } from './actors/owner.ts';
import { drawPeople, type Person } from './actors/person.ts';
import { createStatuses } from './actors/statuses.ts';
import { type LocalTime, localTimeOf } from './actors/words.ts';
import type { HistoryLine } from './history.ts';
import { checkPromises, type Violation } from './model/check-promises.ts';
import { withMessageCauses } from './model/message-causes.ts';
import { readRawTable } from './model/raw-table.ts';
import { withoutRealTimeouts } from './platform/real-timeouts.ts';
import { drawWanted, ownerPhone } from './studio.ts';
import { createWorld, type World, type WorldOptions } from './world.ts';

export type RunOptions = WorldOptions;

export interface SeedResult {
  readonly seed: number;
  readonly messages: number;
  readonly events: number;
  readonly bookings: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly violations: readonly Violation[];
  /** Of all that happened, in order. */
  readonly hash: string;
  readonly history: readonly HistoryLine[];
}

const talkMsMax = 30 * dayMs;
const healMsMax = 3 * dayMs;
/** When all is quiet the timers run for twice so long. */
const quietMs = 18 * minuteMs;

/** Plays one seed to its end, lets the world heal, and holds what came of it against the promises. */
export async function runSeed(options: RunOptions): Promise<SeedResult> {
  const restore = withoutRealTimeouts();
  const world = await createWorld(options);
  try {
    const people = await talk(world, options.messages);
    await heal(world);
    const raw = await readRawTable(world.engine, world.tableName);
    const table = withMessageCauses(raw, world.record.said.keys());
    const violations = checkPromises({
      people,
      table,
      record: world.record,
      accepted: world.services.graph.accepted,
      events: world.services.google.events(),
      lines: world.history.lines,
      sessionMinutes: world.sessionMinutes,
      lanes: world.studio.lanes.map(({ id }) => id),
      endedAt: world.scheduler.now(),
    });
    return {
      seed: options.seed,
      messages: world.record.said.size,
      events: world.scheduler.events,
      bookings: table.bookings.length,
      faults: world.faults.counts,
      violations,
      hash: world.history.hash(),
      history: world.history.lines,
    };
  } finally {
    await world.stop();
    restore();
  }
}

async function talk(world: World, messages: number): Promise<readonly Person[]> {
  const { scheduler, random } = world;
  const { graph, google } = world.services;
  const people = drawPeople(random.fork('people'));
  const wanted = drawWanted(random.fork('wanted'), localTimeOf(world.start).date);
  const handoverAt: Instant = world.start + random.between(20, 120) * minuteMs;
  let left = messages;
  const clients = new Map(
    people.map((person) => [
      person,
      startClient(person, {
        ...world,
        wanted,
        handoverAt,
        noteInbound(wamid, from, at) {
          graph.noteInbound(wamid, from, at);
          // The owner writes often enough for WhatsApp to let words to her through.
          graph.noteInbound(`owner of ${wamid}`, { phone: ownerPhone }, at);
        },
        takeTurn() {
          world.touch();
          left -= 1;
          return left >= 0;
        },
      }),
    ]),
  );
  const tellStatuses = createStatuses(world);
  world.onAccepted = (message) => {
    tellStatuses(message);
    const phoneOwner = people.filter((person) =>
      hears(person, message.to, scheduler.now() >= handoverAt),
    );
    const own = random.fork(`heard/${message.id}`);
    for (const person of phoneOwner) {
      scheduler.after(own.between(200, 3_000), () =>
        clients.get(person)?.hear({ at: scheduler.now(), message }),
      );
    }
  };
  startRushes(world, wanted, [...clients.values()]);
  const owner = startOwner({ ...world, google, wanted });
  await scheduler.runWhile(() => left <= 0, world.start + talkMsMax);
  owner.rest();
  return people;
}

/** Now and then word of a free time goes round, and everybody writes within a second. */
function startRushes(world: World, wanted: readonly LocalTime[], clients: readonly Client[]): void {
  const { scheduler } = world;
  const own = world.random.fork('rushes');
  const again = () => {
    const slot = own.pick(wanted);
    for (const client of clients) {
      if (own.chance(0.7)) scheduler.after(own.between(0, 600), () => client.rush(slot));
    }
    scheduler.after(own.between(4, 40) * minuteMs, again);
  };
  scheduler.after(own.between(1, 20) * minuteMs, again);
}

/** Who holds the number that a message went to. */
function hears(person: Person, to: string, isAfter: boolean): boolean {
  if (to === person.userId) return true;
  if (person.isLate) return isAfter && to === person.phone;
  return to === (isAfter ? (person.laterPhone ?? person.phone) : person.phone);
}

/** Nothing goes wrong any more, an operator returns what was given up, and time passes. */
async function heal(world: World): Promise<void> {
  const { scheduler, queues, meta, stream } = world;
  const { messages, failed, deadLetters, statuses } = queues;
  world.faults.stop();
  const until = scheduler.now() + healMsMax;
  const isQuiet = () =>
    meta.isDone() &&
    [messages, failed, statuses].every((queue) => queue.isEmpty()) &&
    stream.isDrained();
  await scheduler.runWhile(isQuiet, until);
  for (const entry of deadLetters.takeAll()) messages.send(entry);
  await scheduler.runWhile(isQuiet, until);
  world.touch();
  await scheduler.runUntil(scheduler.now() + quietMs);
  world.touch();
  await scheduler.runUntil(scheduler.now() + quietMs);
  await scheduler.runWhile(isQuiet, until);
}
