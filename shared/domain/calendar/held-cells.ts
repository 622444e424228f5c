import type { OwnerTime } from '#domain/calendar/owner-time.ts';
import { cellsTouched } from '#domain/schedule/cells.ts';
import type { Instant } from '#domain/time/instant.ts';

export interface CellPlace {
  readonly resource: string;
  readonly cell: Instant;
}

/** Of what an event takes only this is laid out: the past concerns nobody, and clients book so far ahead. */
export interface Horizon {
  readonly from: Instant;
  readonly until: Instant;
}

/** The cells that an event takes within the horizon, each once. */
export function cellsOfOwner(
  times: readonly OwnerTime[],
  lanes: readonly string[],
  horizon: Horizon,
): CellPlace[] {
  const places = new Map<string, CellPlace>();
  for (const time of times) {
    const startsAt = Math.max(time.startsAt, horizon.from);
    const cells = cellsTouched(startsAt, Math.min(time.endsAt, horizon.until));
    for (const resource of time.lanes ?? lanes) {
      for (const cell of cells) places.set(placeName({ resource, cell }), { resource, cell });
    }
  }
  return [...places.values()];
}

/** Those of the first that are not among the second. */
export function placesWithout(
  places: readonly CellPlace[],
  others: readonly CellPlace[],
): CellPlace[] {
  const left = new Set(others.map(placeName));
  return places.filter((place) => !left.has(placeName(place)));
}

function placeName({ resource, cell }: CellPlace): string {
  return `${resource}#${cell}`;
}
