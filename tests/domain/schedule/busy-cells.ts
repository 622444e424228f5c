import type { BusyByDate, BusyCell } from '#domain/schedule/availability.ts';
import { cellsTouched } from '#domain/schedule/cells.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { LocalDate } from '#domain/studio/studio.ts';
import { type Instant, instantFromIso } from '#domain/time/instant.ts';

/** A Jakarta time of day as an instant. */
export function jakarta(date: LocalDate, clock: string): Instant {
  return instantFromIso(`${date}T${clock}:00+07:00`);
}

/** The cells of a booking from one Jakarta time to another, as the store gives them. */
export function booked(
  date: LocalDate,
  from: string,
  to: string,
  { id = 'b1', lane = 'studio' } = {},
): BusyCell[] {
  return cellsTouched(jakarta(date, from), jakarta(date, to)).map((cell) => ({
    resource: lane,
    cell,
    bookingId: id,
    ownerEvents: [],
  }));
}

/** The cells of an event of the owner's. */
export function ownersTime(date: LocalDate, from: string, to: string): BusyCell[] {
  return booked(date, from, to).map(({ resource, cell }) => ({
    resource,
    cell,
    ownerEvents: ['event-1'],
  }));
}

/** Dates that have been read: the first with these cells, the days after it with none. */
export function readFrom(date: LocalDate, cells: readonly BusyCell[], days = 10): BusyByDate {
  return new Map(
    Array.from({ length: days }, (_, ahead) => [addDays(date, ahead), ahead === 0 ? cells : []]),
  );
}

/** Minutes of the day as `09:30`. */
export function clocksOf(slots: readonly { readonly minute: number }[]): string[] {
  return slots.map(({ minute }) => new Date(minute * 60_000).toISOString().slice(11, 16));
}
