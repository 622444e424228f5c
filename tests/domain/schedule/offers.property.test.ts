import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Availability, type BusyCell } from '#domain/schedule/availability.ts';
import { cellMinutes, cellsTouched } from '#domain/schedule/cells.ts';
import { offersOn } from '#domain/schedule/offers.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { aStudio } from '#tests/domain/studio/a-studio.ts';
import { jakarta, readFrom } from './busy-cells.ts';

const date = '2026-12-03';
const now = jakarta('2026-12-01', '09:00');
const midnight = jakarta(date, '00:00');
/** Two lanes, open 08:00 to 20:00 without 12:00 to 13:00, in sessions of 45 minutes each quarter of an hour. */
const studio = aStudio({ resources: [{ id: 'mat', capacity: 2 }] });

const someBusy = fc
  .array(
    fc.record({
      lane: fc.constantFrom('mat', 'mat-2'),
      minute: fc.integer({ min: 450, max: 1200 }),
      length: fc.integer({ min: 5, max: 120 }),
    }),
    { maxLength: 10 },
  )
  .map((bookings) =>
    bookings.flatMap(({ lane, minute, length }, index): BusyCell[] => {
      const startsAt = midnight + minute * minuteMs;
      return cellsTouched(startsAt, startsAt + length * minuteMs).map((cell) => ({
        resource: lane,
        cell,
        bookingId: `b${index}`,
        ownerEvents: [],
      }));
    }),
  );

/** The minutes that stay free on one side of a session, up to the next thing that is in the way. */
function gapBeside(cells: readonly BusyCell[], lane: string, minute: number, step: 1 | -1): number {
  const taken = new Set(cells.filter((one) => one.resource === lane).map((one) => one.cell));
  const isFree = (from: number) =>
    from >= 480 &&
    from < 1200 &&
    !(from >= 720 && from < 780) &&
    !taken.has(midnight + from * minuteMs);
  let gap = 0;
  let cell = step === 1 ? minute + 45 : minute - cellMinutes;
  for (; isFree(cell) && gap < 1440; cell += step * cellMinutes) gap += cellMinutes;
  return gap;
}

describe('offersOn', () => {
  it('offers what leaves an unusable gap only when all that leaves none is offered', () => {
    fc.assert(
      fc.property(someBusy, fc.integer({ min: 1, max: 10 }), (cells, count) => {
        const availability = new Availability(studio, now, readFrom(date, cells));
        const free = availability.freeOn(date);
        const isTight = ({ lane, minute }: { lane: string; minute: number }) =>
          [gapBeside(cells, lane, minute, 1), gapBeside(cells, lane, minute, -1)].every(
            (gap) => gap === 0 || gap >= 45,
          );

        const offered = offersOn(studio, availability, { date }, count);

        expect(offered).toHaveLength(Math.min(count, free.length));
        expect(offered.filter(isTight)).toHaveLength(Math.min(count, free.filter(isTight).length));
      }),
      { numRuns: 300 },
    );
  });

  it('offers free slots in order, none twice, and none that is not offered is nearer', () => {
    const near = fc.integer({ min: 0, max: 1440 });
    fc.assert(
      fc.property(someBusy, near, fc.integer({ min: 1, max: 9 }), (cells, minute, count) => {
        const availability = new Availability(studio, now, readFrom(date, cells));
        const free = availability.freeOn(date);

        const offered = offersOn(studio, availability, { date, near: minute }, count);

        const away = (slot: { minute: number }) => Math.abs(slot.minute - minute);
        const starts = new Set(offered.map((slot) => slot.minute));
        const rest = free.filter((slot) => !starts.has(slot.minute));
        expect(offered).toEqual(free.filter((slot) => starts.has(slot.minute)));
        expect(offered).toHaveLength(Math.min(count, free.length));
        expect(Math.max(0, ...offered.map(away))).toBeLessThanOrEqual(
          Math.min(Number.POSITIVE_INFINITY, ...rest.map(away)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
