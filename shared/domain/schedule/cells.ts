import type { Booking } from '#domain/booking/booking.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** A cell is a quarter of an hour whatever the config says, so a change of config can never hide an overlap. */
export const cellMinutes = 15;
const cellMs = cellMinutes * minuteMs;

/** The starts of all cells that `[startsAt, endsAt)` touches, even in part, in order. */
export function cellsTouched(startsAt: Instant, endsAt: Instant): Instant[] {
  const cells: Instant[] = [];
  for (let cell = Math.floor(startsAt / cellMs) * cellMs; cell < endsAt; cell += cellMs) {
    cells.push(cell);
  }
  return cells;
}

/** The cells that a booking holds: those it touches while it is confirmed, else none. */
export function cellsHeld(booking: Booking | undefined): Instant[] {
  if (booking?.status !== 'confirmed') return [];
  return cellsTouched(booking.startsAt, booking.endsAt);
}

export interface CellDifference {
  readonly taken: readonly Instant[];
  readonly kept: readonly Instant[];
  readonly freed: readonly Instant[];
}

/** What a change does to the cells of one resource. A change of resource keeps none (see callers). */
export function cellDifference(before: Booking | undefined, after: Booking): CellDifference {
  const held = new Set(before?.resource === after.resource ? cellsHeld(before) : []);
  const wanted = new Set(cellsHeld(after));
  return {
    taken: [...wanted].filter((cell) => !held.has(cell)),
    kept: [...wanted].filter((cell) => held.has(cell)),
    freed: [...held].filter((cell) => !wanted.has(cell)),
  };
}
