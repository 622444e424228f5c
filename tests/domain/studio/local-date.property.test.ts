import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateFromDayNumber,
  dayNumber,
  daysBetween,
  makeDate,
  mondayOf,
  weekdayOf,
} from '#domain/studio/local-date.ts';

/** From 1900 to 2199: three centuries with and without a leap day at their turn. */
const someDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') });
const someSpan = fc.integer({ min: -5000, max: 5000 });

const inUtc = (date: string) => DateTime.fromISO(date, { zone: 'utc' });

describe('dates without a zone agree with another calendar', () => {
  it('on the weekday and on the Monday of the week', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const date = dateFromDayNumber(day);
        expect(weekdayOf(date)).toBe(inUtc(date).weekday);
        expect(mondayOf(date)).toBe(inUtc(date).startOf('week').toISODate());
      }),
    );
  });

  it('on adding days and on the days between', () => {
    fc.assert(
      fc.property(someDay, someSpan, (day, span) => {
        const date = dateFromDayNumber(day);
        const later = addDays(date, span);
        expect(later).toBe(inUtc(date).plus({ days: span }).toISODate());
        expect(daysBetween(date, later)).toBe(span);
      }),
    );
  });

  it('on which dates there are', () => {
    const part = fc.integer({ min: -1, max: 33 });
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), part, part, (year, month, day) => {
        const known = DateTime.fromObject({ year, month, day }, { zone: 'utc' });
        expect(makeDate(year, month, day)).toBe(known.isValid ? known.toISODate() : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
