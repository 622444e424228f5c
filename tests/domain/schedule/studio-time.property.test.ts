import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import { dayMs, instantFromIso, minuteMs } from '#domain/time/instant.ts';
import { datesByZone, wallMinutesAround } from './zones.ts';

const someZone = fc.constantFrom(...Object.keys(datesByZone));
/** Whole minutes of 2010 to 2037, in which these zones changed clocks by the hour, by half and by a day. */
const someInstant = fc
  .integer({
    min: instantFromIso('2010-01-01T00:00:00Z') / minuteMs,
    max: instantFromIso('2037-01-01T00:00:00Z') / minuteMs,
  })
  .map((minute) => minute * minuteMs);

describe('wall clock and instant', () => {
  it('come back to each other, or to the same reading an hour earlier at most', () => {
    fc.assert(
      fc.property(someZone, someInstant, (zone, instant) => {
        const shown = wallClockAt(zone, instant);
        const back = instantAt(zone, shown.date, shown.minute) ?? Number.NaN;
        expect(wallClockAt(zone, back)).toEqual(shown);
        expect(back).toBeLessThanOrEqual(instant);
        expect(instant - back).toBeLessThanOrEqual(60 * minuteMs);
      }),
      { numRuns: 1000 },
    );
  });

  it('leave out seconds', () => {
    fc.assert(
      fc.property(someZone, someInstant, fc.nat(minuteMs - 1), (zone, instant, rest) => {
        expect(wallClockAt(zone, instant + rest)).toEqual(wallClockAt(zone, instant));
      }),
    );
  });

  it.each(
    Object.entries(datesByZone).flatMap(([zone, dates]) => dates.map((date) => [zone, date])),
  )('agree with the calendar of the platform all through %s %s', (zone = '', date = '') => {
    const table = wallMinutesAround(zone, date);
    const firstAt = new Map<number, number>();
    for (const shown of table) {
      if (shown.date === date && !firstAt.has(shown.minute)) firstAt.set(shown.minute, shown.at);
    }
    for (let minute = 0; minute < 1440; minute += 5) {
      expect(instantAt(zone, date, minute), `minute ${minute}`).toBe(firstAt.get(minute));
    }
    for (const { at, date: shownDate, minute } of table.filter((_, index) => index % 7 === 0)) {
      expect(wallClockAt(zone, at)).toEqual({ date: shownDate, minute });
    }
  });

  it('agree for every zone of the platform on the days of a year', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const day = fc.integer({ min: 0, max: 364 });
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(zone, day, minute, (name, dayOfYear, minuteOfDay) => {
        const noon = instantFromIso('2026-01-01T12:00:00Z') + dayOfYear * dayMs;
        const { date } = wallClockAt(name, noon);
        const instant = instantAt(name, date, minuteOfDay);
        if (instant === undefined) {
          // Only a change of clocks skips a time: the offset before that day and after it differ.
          const [before, after] = [noon - dayMs, noon + dayMs].map((at) => wallClockAt(name, at));
          expect(before?.minute).not.toBe(after?.minute);
        } else {
          expect(wallClockAt(name, instant)).toEqual({ date, minute: minuteOfDay });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
