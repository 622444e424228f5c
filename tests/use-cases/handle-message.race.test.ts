import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fault, injectFaults } from '#tests/support/dynamo-faults.ts';
import { createWorld, decisionsOf, person, saysTaken, type World } from './conversation-world.ts';
import { patientStores } from './patient-stores.ts';

const clients = 200;
/** Eight hundred reads and writes in one process, on however slow a machine. */
const raceWithinMs = 60_000;
const slot = '2026-12-03T03:00:00Z';

/** Two hundred people write one message at once; what each was told, by whether it says "booked". */
async function race(fault: () => Fault | undefined) {
  const world = await createWorld({ stores: await patientStores() });
  injectFaults(world.stores.table.client, (command) =>
    command === 'TransactWriteItemsCommand' ? fault() : undefined,
  );
  const messages = Array.from({ length: clients }, (_, index) =>
    world.message(person(index), 'Booking besok jam 10 pagi'),
  );
  const handled = await Promise.all(messages.map((message) => world.handle(message)));
  return { world, handled };
}

/** Whom the table gives the session, and who was told that it is theirs. */
async function winnersOf(world: World) {
  const [booking, ...more] = await world.entities('booking');
  const aliases = await world.entities('alias');
  const phone = aliases.find(
    ({ kind, clientId }) => kind === 'phone' && clientId === booking?.clientId,
  );
  const told = world.graph.accepted.filter(({ rendered }) => rendered.includes('sudah dibooking'));
  return { holders: [phone?.value, ...more], told: told.map(({ to }) => to), booking };
}

async function expectOneBooked(fault: () => Fault | undefined) {
  const { world, handled } = await race(fault);
  const { holders, told, booking } = await winnersOf(world);
  expect(booking).toMatchObject({ startsAt: slot, status: 'confirmed', revision: 1 });
  expect(told).toEqual(holders);
  expect(decisionsOf(handled)).toEqual({ booked: 1, 'refused-taken': clients - 1 });

  const refused = world.graph.accepted.filter(({ to }) => to !== told[0]);
  expect(new Set(refused.map(({ to }) => to)).size).toBe(clients - 1);
  for (const { rendered, choices } of refused) {
    expect(rendered).toMatch(saysTaken);
    expect(rendered).not.toContain('sudah dibooking');
    expect(choices.length).toBeGreaterThan(0);
    expect(choices.map(({ title }) => title)).not.toContain('10.00');
  }
  expect(await world.entities('ledger')).toHaveLength(1);
  expect((await world.entities('cell')).map(({ SK, booking: held }) => [SK, held])).toEqual(
    ['03:00', '03:15', '03:30'].map((time) => [`2026-12-03T${time}:00Z`, booking?.bookingId]),
  );
}

describe('two hundred clients who write for one session at once', () => {
  test(
    'are one who is told that it is booked and 199 who are told that it is taken',
    async () => {
      await expectOneBooked(() => undefined);
    },
    raceWithinMs,
  );

  test(
    'are so too where a third of the writes meet a rival in flight',
    async () => {
      const [draws] = fc.sample(fc.infiniteStream(fc.nat(2)), { seed: 20261203, numRuns: 1 });
      await expectOneBooked(() => (draws?.next().value === 0 ? 'conflict' : undefined));
    },
    raceWithinMs,
  );
});

test('a write that meets rivals to the end books nothing, says nothing and may be tried again', async () => {
  const world = await createWorld();
  const faults: Fault[] = Array(8).fill('conflict');
  injectFaults(world.stores.table.client, (command) =>
    command === 'TransactWriteItemsCommand' ? faults.shift() : undefined,
  );
  const message = world.message(person(1), 'Booking besok jam 10 pagi');
  await expect(world.handle(message)).rejects.toMatchObject({
    code: 'store.conflict',
    retryable: true,
  });
  expect([await world.bookings(), world.graph.accepted]).toEqual([[], []]);
  expect(await world.handle(message)).toMatchObject({ decision: 'booked', delivery: 'sent' });
  expect(await world.bookings()).toEqual([`${slot} confirmed`]);
});
