import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateFromDayNumber,
  dayNumber,
  dayOf,
  daysBetween,
  makeDate,
  mondayOf,
  monthOf,
  weekdayOf,
  weekdayOfDayNumber,
  yearOf,
} from '#domain/studio/local-date.ts';

describe('dates without a zone', () => {
  it('counts days from the first of January 1970, which is day 0', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1969-12-31')).toBe(-1);
    expect(dateFromDayNumber(0)).toBe('1970-01-01');
    expect(dateFromDayNumber(-1)).toBe('1969-12-31');
  });

  it('has 29 February in leap years only', () => {
    expect(makeDate(2028, 2, 29)).toBe('2028-02-29');
    expect(makeDate(2000, 2, 29)).toBe('2000-02-29');
    expect(makeDate(2027, 2, 29)).toBeUndefined();
    expect(makeDate(2100, 2, 29)).toBeUndefined();
  });

  it('goes over the end of February and of the year', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(addDays('2026-12-01', 0)).toBe('2026-12-01');
  });

  it('counts the days of a common and of a leap year, and backwards with a minus', () => {
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2028-01-01', '2029-01-01')).toBe(366);
    expect(daysBetween('2027-01-01', '2026-01-01')).toBe(-365);
  });

  it('makes no date of months and days that no calendar has', () => {
    expect(makeDate(2026, 1, 1)).toBe('2026-01-01');
    expect(makeDate(2026, 12, 31)).toBe('2026-12-31');
    expect(makeDate(2026, 0, 1)).toBeUndefined();
    expect(makeDate(2026, 13, 1)).toBeUndefined();
    expect(makeDate(2026, 5, 0)).toBeUndefined();
    expect(makeDate(2026, 5, 32)).toBeUndefined();
    expect(makeDate(2026, 11, 31)).toBeUndefined();
  });

  it('knows the weekdays of the week in which 2026 ends, Monday to Sunday', () => {
    const dates = [28, 29, 30, 31].map((day) => `2026-12-${day}`);
    dates.push('2027-01-01', '2027-01-02', '2027-01-03');

    expect(dates.map(weekdayOf)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(dates.map(mondayOf)).toEqual(dates.map(() => '2026-12-28'));
    expect(mondayOf('2027-01-04')).toBe('2027-01-04');
  });

  it('knows the weekday of days before 1970', () => {
    expect([-4, -3, -2, -1, 0].map(weekdayOfDayNumber)).toEqual([7, 1, 2, 3, 4]);
  });

  it('reads the parts of a date', () => {
    expect([yearOf('2026-03-09'), monthOf('2026-03-09'), dayOf('2026-03-09')]).toEqual([
      2026, 3, 9,
    ]);
  });
});
