import { inject } from 'vitest';
import * as z from 'zod';
import { CoreSyncError } from '#domain/error.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { connectEngineWire, type EngineWire } from '#infra/simulation/platform/engine-wire.ts';
import { createRandom, type SeededRandom } from '#infra/simulation/seeded-random.ts';
import type { BookingKey } from '#ports/booking-store.ts';
import { createTestTable, type TestTable } from '#tests/support/dynamo-table.ts';
import { OwnerRefused } from '#tests/support/google-owner.ts';
import { disagreements } from './agreement.ts';
import { clientActs, ownerActs } from './history-actors.ts';
import { createHistoryWorld, type HistoryWorld, historyStudio } from './history-world.ts';
import { createTurnstile } from './turnstile.ts';

const timerMs = 120_000;

export interface HistoryOptions {
  readonly actions: number;
  /** Hears of each request, for a history that is looked into. */
  readonly tell?: (line: string) => void;
}

/** Where histories are played, one after another: each has a studio of its own. */
export interface HistoryPlace {
  readonly table: TestTable;
  readonly wire: EngineWire;
}

export async function createHistoryPlace(): Promise<HistoryPlace> {
  const wire = await connectEngineWire(inject('dynamoEndpoint'));
  return { table: await createTestTable(), wire };
}

/** Plays a history that its seed determines, lets the timers run twice, and returns what does not agree then. */
export async function playHistory(
  { table, wire }: HistoryPlace,
  seed: string,
  { actions, tell = () => {} }: HistoryOptions,
): Promise<string[]> {
  const random = createRandom(seed);
  const turnstile = createTurnstile(random.fork('turns'), tell);
  const world = createHistoryWorld({
    ...{ wire, tableName: table.tableName, turnstile },
    ...{ studioId: `h${random.hex(16)}`, random: random.fork('world') },
  });
  // Signs in, which takes real time once.
  await world.pull();
  const stream: BookingKey[] = [];
  const known = new Map<string, string>();
  const { google, trouble, clock } = world;
  google.switches.bareDeletions = random.chance(0.5);
  for (let action = 0; action < actions; action += 1) {
    trouble.table = random.chance(0.3) ? 0.1 : 0;
    trouble.google = random.chance(0.3) ? random.pick([0.1, 0.3, 1]) : 0;
    if (random.chance(0.05)) google.expireSyncTokens();
    if (random.chance(0.05)) google.switches.restore = !google.switches.restore;
    // Several at once, so that they meet in the middle of each other.
    const act = () => step(world, random, stream, known);
    const names = ['a', 'b', 'c'].map((name) => `${action}${name}`);
    await turnstile.play(
      names.map((name) => ({ name, act })),
      random.chance(0.3) ? 0.02 : 0,
    );
    clock.advance(random.between(0, 3) * 40_000);
  }
  trouble.table = 0;
  trouble.google = 0;
  google.switches.restore = true;
  await runTimers(world, random);
  await runTimers(world, random);
  return disagreements(table, `${world.studioId}#`, await listingOf(world), {
    now: clock.now(),
    lanes: historyStudio.lanes.map(({ id }) => id),
  });
}

async function step(
  world: HistoryWorld,
  random: SeededRandom,
  stream: BookingKey[],
  known: Map<string, string>,
): Promise<void> {
  const what = random.between(0, 9);
  try {
    if (what < 3) {
      const changed = await clientActs(world, random, known);
      if (changed !== undefined) stream.push(changed);
    } else if (what < 6) await ownerActs(world, random);
    else if (what < 8) await deliver(world, random, stream);
    else await world.pull();
  } catch (fault) {
    // What fails is tried again by what comes later: that is what is tested.
    if (!(fault instanceof CoreSyncError) && !(fault instanceof OwnerRefused)) throw fault;
  }
}

/** A record of the stream: any of them, and one in three comes again. */
async function deliver(world: HistoryWorld, random: SeededRandom, stream: BookingKey[]) {
  if (stream.length === 0) return;
  const index = random.between(0, stream.length - 1);
  const [key] = random.chance(0.33) ? [stream[index]] : stream.splice(index, 1);
  if (key !== undefined) await world.sync(key.clientId, key.bookingId);
}

/** The catching up and the pull, in any order, and what the stream has of their own changes. */
async function runTimers(world: HistoryWorld, random: SeededRandom): Promise<void> {
  world.clock.advance(timerMs);
  const pullsFirst = random.chance(0.5);
  if (!pullsFirst) await writeLacking(world);
  if ((await world.pull()).kind === 'asked') {
    await answer(world, random);
    await world.pull();
  }
  await writeLacking(world);
}

async function writeLacking({ bookings, sync, clock }: HistoryWorld): Promise<void> {
  for (const key of await bookings.listLacking(clock.now(), 1_000)) {
    await sync(key.clientId, key.bookingId);
  }
}

/** She was asked about many deletions: her answer is the new title of the question. */
async function answer({ google, owner }: HistoryWorld, random: SeededRandom): Promise<void> {
  const questions = google
    .events()
    .filter(({ summary, status }) => summary?.includes('batalkan') && status !== 'cancelled');
  const [title] = [random.chance(0.5) ? 'YA' : 'tidak'];
  for (const { id } of questions) await owner.change(id, { summary: title });
}

const listSchema = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

async function listingOf({ google }: HistoryWorld) {
  const url = `http://google.local/calendar/v3/calendars/${encodeURIComponent(localValues.calendarId)}/events`;
  const answered = await google.fetch(
    new Request(`${url}?singleEvents=true&maxResults=2500`, {
      headers: { authorization: 'Bearer owner' },
    }),
  );
  const { items } = listSchema.parse(await answered.json());
  return { stored: google.events(), single: items };
}
