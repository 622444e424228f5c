import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDifference, cellsHeld, cellsTouched } from '#domain/schedule/cells.ts';
import { type Instant, instantFromIso, isoFromInstant, minuteMs } from '#domain/time/instant.ts';
import { aBooking, cancelled, moved } from '#tests/support/dynamo-builders.ts';

const cellMs = 15 * minuteMs;

function touched(from: string, to: string): string[] {
  const cells = cellsTouched(instantFromIso(from), instantFromIso(to));
  return cells.map((cell) => isoFromInstant(cell).slice(11, 16));
}

describe('cellsTouched', () => {
  it('is each quarter of an hour of the session, its end excluded', () => {
    expect(touched('2026-12-03T03:00:00Z', '2026-12-03T03:45:00Z')).toEqual([
      '03:00',
      '03:15',
      '03:30',
    ]);
  });

  it('has those that are touched in part, by a minute or a second', () => {
    expect(touched('2026-12-03T03:14:00Z', '2026-12-03T03:31:00Z')).toEqual([
      '03:00',
      '03:15',
      '03:30',
    ]);
    expect(touched('2026-12-03T03:14:59Z', '2026-12-03T03:15:01Z')).toEqual(['03:00', '03:15']);
  });

  it('goes over midnight', () => {
    expect(touched('2026-12-03T23:45:00Z', '2026-12-04T00:05:00Z')).toEqual(['23:45', '00:00']);
  });

  it('is exactly those that overlap', () => {
    const base = instantFromIso('2026-12-03T00:00:00Z');
    const start = fc.integer({ min: 0, max: 1440 * 60 }).map((second) => base + second * 1000);
    const seconds = fc.integer({ min: 1, max: 240 * 60 });
    fc.assert(
      fc.property(start, seconds, (startsAt, length) => {
        const endsAt = startsAt + length * 1000;
        const overlapping: Instant[] = [];
        for (let cell = base - cellMs; cell < base + 2 * 86_400_000; cell += cellMs) {
          if (cell < endsAt && cell + cellMs > startsAt) overlapping.push(cell);
        }
        expect(cellsTouched(startsAt, endsAt)).toEqual(overlapping);
      }),
    );
  });
});

describe('cellsHeld', () => {
  it('is what a confirmed booking touches, and nothing for a cancelled one or none', () => {
    const booking = aBooking({ minutes: 30 });

    expect(cellsHeld(booking)).toEqual([booking.startsAt, booking.startsAt + cellMs]);
    expect(cellsHeld(cancelled(booking))).toEqual([]);
    expect(cellsHeld(undefined)).toEqual([]);
  });
});

describe('cellDifference', () => {
  const booking = aBooking({ minutes: 45 });
  const [first, second, third] = cellsHeld(booking);

  it('takes all cells of a new booking and frees all of a cancelled one', () => {
    const all = [first, second, third];

    expect(cellDifference(undefined, booking)).toEqual({ taken: all, kept: [], freed: [] });
    expect(cellDifference(booking, cancelled(booking))).toEqual({
      taken: [],
      kept: [],
      freed: all,
    });
  });

  it('keeps what a move by a quarter of an hour leaves in place', () => {
    expect(cellDifference(booking, moved(booking, 15))).toEqual({
      taken: [booking.startsAt + 3 * cellMs],
      kept: [second, third],
      freed: [first],
    });
  });

  it('takes all and keeps and frees none where the resource changes', () => {
    expect(cellDifference(booking, { ...booking, resource: 'studio-2' })).toEqual({
      taken: [first, second, third],
      kept: [],
      freed: [],
    });
  });

  it('splits the cells before and after: none twice, none forgotten', () => {
    const shift = fc.integer({ min: -300, max: 300 });
    const minutes = fc.integer({ min: 5, max: 240 });
    const someBooking = fc.record({ shift, minutes, isCancelled: fc.boolean() }).map((one) => {
      const made = moved(aBooking({ minutes: one.minutes }), one.shift);
      return one.isCancelled ? cancelled(made) : made;
    });
    fc.assert(
      fc.property(someBooking, someBooking, (before, after) => {
        const { taken, kept, freed } = cellDifference(before, after);
        expect([...kept, ...freed].sort()).toEqual(cellsHeld(before).sort());
        expect([...kept, ...taken].sort()).toEqual(cellsHeld(after).sort());
        const back = cellDifference(after, before);
        expect(back.taken).toEqual(freed);
        expect(back.freed).toEqual(taken);
        expect(back.kept).toEqual(kept);
      }),
    );
  });
});
