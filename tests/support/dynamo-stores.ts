import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoErasures } from '#adapters/dynamodb/dynamodb-erasures.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createTableKeys } from '#adapters/dynamodb/table-keys.ts';
import type { Booking } from '#domain/booking/booking.ts';
import { cellsHeld } from '#domain/schedule/cells.ts';
import { dayMs, isoFromInstant } from '#domain/time/instant.ts';
import type { Hold, TurnStore } from '#ports/turn-store.ts';
import { someStart } from './dynamo-builders.ts';
import { createTestTable, type TestTable } from './dynamo-table.ts';

export const studioId = 'studio';

/** The adapters on one table. Retries wait for nothing; `waits` has the milliseconds that they asked for. */
export function storesOn(table: TestTable, random: () => number = () => 0.5) {
  const waits: number[] = [];
  const deps = {
    ...table,
    studioId,
    random,
    wait: async (milliseconds: number) => {
      waits.push(milliseconds);
    },
  };
  return {
    table,
    waits,
    keys: createTableKeys(studioId),
    turns: createDynamoTurnStore(deps),
    outbox: createDynamoOutbox(deps),
    erasures: createDynamoErasures(deps),
    bookings: createDynamoBookingStore(deps),
  };
}

/** The adapters on a new, empty table. */
export async function freshStores(random?: () => number) {
  return storesOn(await createTestTable(), random);
}

/** Who has which cell of a resource near `someStart`, as `2026-12-03T03:00:00Z b1`. */
export async function cellsNear(turns: TurnStore, resource = 'studio'): Promise<string[]> {
  const holds = await turns.listHolds([resource], someStart - dayMs, someStart + dayMs);
  return holds.map(spell);
}

/** The cells that a booking should have, spelt as `cellsNear` does. */
export function cellsOf(booking: Booking): string[] {
  return cellsHeld(booking).map((cell) => `${isoFromInstant(cell)} ${booking.id}`);
}

function spell({ cell, bookingId, ownerEvents }: Hold): string {
  const holders = [...(bookingId === undefined ? [] : [bookingId]), ...ownerEvents];
  return `${isoFromInstant(cell)} ${holders.join('+')}`;
}
