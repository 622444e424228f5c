import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import { cellDifference, cellsHeld } from '#domain/schedule/cells.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What is done with one cell. `hand-over`: one booking of the unit frees what another takes. */
export type CellStep =
  | (CellPlace & { readonly kind: 'keep' | 'free'; readonly bookingId: string })
  | (CellPlace & Taking & { readonly kind: 'take' })
  | (CellPlace & Taking & { readonly kind: 'hand-over'; readonly fromBookingId: string });

interface Taking {
  readonly bookingId: string;
  /** The owner puts it there herself: events of hers are not in its way. */
  readonly overOwner: boolean;
}

export interface CellPlace {
  readonly resource: string;
  readonly cell: Instant;
}

export type CellPlan =
  | { readonly kind: 'planned'; readonly steps: readonly CellStep[] }
  /** The unit itself wants these cells for two bookings. */
  | { readonly kind: 'overlapping'; readonly cells: readonly Instant[] };

type CellUse = CellPlace & { kept: string[]; taken: Taking[]; freed: string[] };

/**
 * What changes of different bookings do to cells, each cell once (a transaction names no item twice). Cells come in
 * the order in which the changes name them.
 */
export function planCells(changes: readonly BookingChange[]): CellPlan {
  const uses = [...collectUses(changes).values()];
  const overlapping = uses.filter((use) => use.kept.length + use.taken.length > 1);
  if (overlapping.length > 0)
    return { kind: 'overlapping', cells: overlapping.map((use) => use.cell) };
  return { kind: 'planned', steps: uses.flatMap(stepOf) };
}

function collectUses(changes: readonly BookingChange[]): Map<string, CellUse> {
  const uses = new Map<string, CellUse>();
  const useOf = (resource: string, cell: Instant): CellUse => {
    const name = `${cell}#${resource}`;
    const use = uses.get(name) ?? { resource, cell, kept: [], taken: [], freed: [] };
    uses.set(name, use);
    return use;
  };
  for (const { before, after, by } of changes) {
    const difference = cellDifference(before, after);
    for (const cell of difference.kept) useOf(after.resource, cell).kept.push(after.id);
    for (const cell of difference.taken) {
      const taking = { bookingId: after.id, overOwner: by === 'owner' };
      useOf(after.resource, cell).taken.push(taking);
    }
    for (const cell of difference.freed) useOf(after.resource, cell).freed.push(after.id);
    for (const place of leftBehind(before, after))
      useOf(place.resource, place.cell).freed.push(after.id);
  }
  return uses;
}

/** The cells on the resource that a booking moves away from: the difference speaks of the new one only. */
function leftBehind(before: Booking | undefined, after: Booking): CellPlace[] {
  if (before === undefined || before.resource === after.resource) return [];
  return cellsHeld(before).map((cell) => ({ resource: before.resource, cell }));
}

function stepOf({ resource, cell, kept, taken, freed }: CellUse): CellStep[] {
  const [keeper] = kept;
  const [taker] = taken;
  const [holder] = freed;
  if (keeper !== undefined) return [{ kind: 'keep', resource, cell, bookingId: keeper }];
  if (taker === undefined) {
    return holder === undefined ? [] : [{ kind: 'free', resource, cell, bookingId: holder }];
  }
  if (holder === undefined) return [{ kind: 'take', resource, cell, ...taker }];
  return [{ kind: 'hand-over', resource, cell, fromBookingId: holder, ...taker }];
}
