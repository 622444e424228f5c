import { describe, expect, test } from 'vitest';
import { dayMs } from '#domain/time/instant.ts';
import { aBooking, change } from '#tests/support/dynamo-builders.ts';
import { type Fault, injectFaults } from '#tests/support/dynamo-faults.ts';
import { scanAll } from '#tests/support/dynamo-table.ts';
import { createWorld, person, type World } from '#tests/use-cases/conversation-world.ts';
import { createEraseLeft } from '#use-cases/erase-left.ts';

const dewi = person(1);
const pastBookings = 240;
const talked = 60;
/** Far more than it takes, with faults and without. */
const minutesMax = 40;
const erasedWithinMs = 60_000;

/** Years of sessions, a long talk, one session ahead; and the tap on `title` that ends all that. */
async function worldOfYears(title: string) {
  const world = await createWorld();
  for (let count = 1; count <= talked; count += 1) {
    world.clock.advance(7_000);
    await world.say(dewi, 'jadwalku apa aja?');
  }
  await world.say(dewi, 'Booking besok jam 10 pagi');
  const clientId = String((await world.entities('profile'))[0]?.clientId);
  const now = world.clock.now();
  for (let index = 0; index < pastBookings; index += 1) {
    const startsAt = now - (index + 2) * dayMs;
    const booking = aBooking({ id: `old${index}`, clientId, startsAt });
    await world.stores.turns.commit({ at: startsAt, changes: [change(booking)] });
  }
  await world.say(dewi, 'hapus data saya');
  const id = world.graph.choiceFor(dewi, title)?.choice.id ?? '';
  return { world, message: world.message(dewi, { kind: 'choice', id, title }) };
}

/** Every call of the table may fail, save in what `unharmed` does; `next` says how. */
function failing(world: World, next: (call: number) => Fault | undefined) {
  let calls = 0;
  let isOn = true;
  injectFaults(world.stores.table.client, () => {
    if (!isOn) return undefined;
    calls += 1;
    return next(calls);
  });
  return {
    calls: () => calls,
    async unharmed<Result>(look: () => Promise<Result>): Promise<Result> {
      isOn = false;
      const seen = await look();
      isOn = true;
      return seen;
    },
  };
}

/** As the queue and the timers do it: three deliveries, then a minute after the other. How many it took. */
async function eraseWhateverFails(
  world: World,
  message: ReturnType<World['message']>,
  { unharmed }: ReturnType<typeof failing>,
) {
  for (let delivery = 1; delivery <= 3; delivery += 1) {
    await world.handle(message).catch(() => {});
    world.clock.advance(20_000);
  }
  const { erasures } = world.stores;
  const eraseLeft = createEraseLeft({ erasures, clock: world.clock });
  for (let minute = 1; minute <= minutesMax; minute += 1) {
    await world.housekeep().catch(() => {});
    await eraseLeft(() => {}).catch(() => {});
    const left = await unharmed(() => world.entities('erasure'));
    if (left.length === 0) return minute;
  }
  return Number.POSITIVE_INFINITY;
}

async function expectNothingLeft(world: World): Promise<void> {
  const left = await remembered(world);
  for (const mark of [dewi.phone, dewi.userId, 'Dewi', 'hapus', 'wamid'])
    expect(left).not.toContain(mark);
  const { inbound: _ids, ledger: _history, ...kinds } = await counted(world);
  expect(Object.keys(kinds).sort()).toEqual(['booking', 'cell']);
  // Each is to be written without the name, and the one ahead is kept.
  const bookings = await world.entities('booking');
  expect(bookings).toHaveLength(pastBookings + 1);
  for (const { revision, pendingKey } of bookings)
    expect([Number(revision) > 1, pendingKey]).toEqual([true, world.stores.keys.pendingCalendar]);
  expect(bookings.filter(({ status }) => status === 'cancelled')).toEqual([]);
  expect(world.graph.accepted.at(-1)?.rendered).toContain('Sudah dihapus');
}

/** How many items there are of each kind. */
async function counted(world: World): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { entity } of await scanAll(world.stores.table))
    counts[String(entity)] = (counts[String(entity)] ?? 0) + 1;
  return counts;
}

async function remembered(world: World): Promise<string> {
  const items = await scanAll(world.stores.table);
  return JSON.stringify(items.filter((item) => item.entity !== 'inbound'));
}

describe('an erasure of hundreds of items', () => {
  test.each<[string, (call: number) => Fault | undefined]>([
    ['where nothing fails', () => undefined],
    ['where each 61st call is refused', (call) => (call % 61 === 0 ? 'unserved' : undefined)],
    ['where each 67th answer is lost', (call) => (call % 67 === 0 ? 'answer-lost' : undefined)],
    [
      'where the table is away after 100 calls, for 30',
      (call) => (call > 100 && call <= 130 ? 'unserved' : undefined),
    ],
  ])(
    'comes to its end %s',
    async (_how, next) => {
      const { world, message } = await worldOfYears('Hapus, sesi tetap');
      expect(await counted(world)).toMatchObject({ booking: pastBookings + 1, profile: 1 });
      expect((await counted(world)).outbound).toBeGreaterThan(talked);
      const faults = failing(world, next);
      const minutes = await eraseWhateverFails(world, message, faults);
      expect(minutes).toBeLessThan(minutesMax);
      expect(faults.calls()).toBeGreaterThan(500);
      await faults.unharmed(() => expectNothingLeft(world));
    },
    erasedWithinMs,
  );
});
