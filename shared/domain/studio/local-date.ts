import type { LocalDate, Weekday } from '#domain/studio/studio.ts';
import { dayMs } from '#domain/time/instant.ts';

/**
 * Calendar arithmetic on dates alone, without zone or clock. Days are counted from 1970-01-01, so that
 * adding and comparing are integer operations (the date language does thousands of them a second).
 */
export type DayNumber = number;

export function dayNumber(date: LocalDate): DayNumber {
  return Math.round(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)) / dayMs);
}

export function dateFromDayNumber(day: DayNumber): LocalDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateFromDayNumber(dayNumber(date) + days);
}

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return dayNumber(b) - dayNumber(a);
}

export function weekdayOf(date: LocalDate): Weekday {
  return weekdayOfDayNumber(dayNumber(date));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfDayNumber(day: DayNumber): Weekday {
  const index = (((day + 3) % 7) + 7) % 7;
  return weekdays[index] ?? 1;
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The Monday of the ISO week (Monday to Sunday) that holds the date. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** The date, or undefined where the calendar has no such day (31 November, 29 February of most years). */
export function makeDate(year: number, month: number, day: number): LocalDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const text = `${String(year).padStart(4, '0')}-${pad2(month)}-${pad2(day)}`;
  return dateFromDayNumber(dayNumber(text)) === text ? text : undefined;
}

export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

export function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

function pad2(value: number): string {
  return String(value).padStart(2, '0');
}
