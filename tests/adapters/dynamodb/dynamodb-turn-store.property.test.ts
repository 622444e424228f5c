import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Booking } from '#domain/booking/booking.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { aBooking, aUnit, cancelled, change, someStart } from '#tests/support/dynamo-builders.ts';
import { cellsNear, cellsOf, storesOn } from '#tests/support/dynamo-stores.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';

const clients = ['anna', 'budi', 'cici'];
const step = fc.record({
  kind: fc.constantFrom('book', 'book', 'move', 'cancel'),
  client: fc.nat(clients.length - 1),
  /** In units of five minutes, so that quarters are also touched in part. */
  startsAfter: fc.nat(36),
  length: fc.integer({ min: 1, max: 15 }),
});

test('whatever clients book, move and cancel, cells are those of the confirmed bookings', async () => {
  const table = await createTestTable();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      runs += 1;
      const stores = storesOn(table);
      const resource = `lane${runs}`;
      const known = new Map<string, Booking>();
      for (const [n, { kind, client, startsAfter, length }] of steps.entries()) {
        const clientId = clients[client] ?? 'anna';
        const startsAt = someStart + startsAfter * 5 * minuteMs;
        const endsAt = startsAt + length * 5 * minuteMs;
        const own = [...known.values()].find(
          (booking) => booking.clientId === clientId && booking.status === 'confirmed',
        );
        const fresh = aBooking({ id: `${runs}-${n}`, clientId, resource, startsAt, endsAt });
        const after =
          kind === 'book'
            ? fresh
            : own && (kind === 'cancel' ? cancelled(own) : { ...own, startsAt, endsAt });
        if (after === undefined) continue;
        const wanted = kind === 'move' ? { ...after, revision: after.revision + 1 } : after;
        const before = kind === 'book' ? undefined : own;
        const others = [...known.values()].filter(({ id }) => id !== wanted.id);
        const { kind: outcome } = await stores.turns.commit(aUnit(change(wanted, before)));
        expect(outcome).toBe(others.some((other) => clash(other, wanted)) ? 'taken' : 'committed');
        if (outcome === 'committed') known.set(wanted.id, wanted);
      }
      const expected = [...known.values()]
        .filter(({ status }) => status === 'confirmed')
        .flatMap(cellsOf);
      // A cell in two bookings would be here twice with different holders.
      expect(await cellsNear(stores.turns, resource)).toEqual(expected.sort());
    }),
    { numRuns: 40, seed: 7 },
  );
});

/** Whether two bookings touch a common quarter of an hour, told without the cells of the domain. */
function clash(one: Booking, other: Booking): boolean {
  if (one.status === 'cancelled' || other.status === 'cancelled') return false;
  const quarter = 15 * minuteMs;
  const first = (booking: Booking) => Math.floor(booking.startsAt / quarter);
  const last = (booking: Booking) => Math.ceil(booking.endsAt / quarter) - 1;
  return first(one) <= last(other) && first(other) <= last(one);
}
