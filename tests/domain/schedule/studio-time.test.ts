import { describe, expect, it } from 'vitest';
import { instantAt, startOfDate, wallClockAt } from '#domain/schedule/studio-time.ts';
import { instantFromIso, isoFromInstant } from '#domain/time/instant.ts';

/** The instant of a wall-clock time, spelt out. */
function at(zone: string, date: string, clock: string): string | undefined {
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const instant = instantAt(zone, date, minute);
  return instant === undefined ? undefined : isoFromInstant(instant);
}

describe('wallClockAt', () => {
  it.each([
    ['2026-12-01T02:00:00Z', 'Asia/Jakarta', '2026-12-01', 9 * 60],
    ['2026-12-31T17:00:00Z', 'Asia/Jakarta', '2027-01-01', 0],
    ['2026-12-31T16:59:59Z', 'Asia/Jakarta', '2026-12-31', 1439],
    ['2026-12-01T02:00:00Z', 'Asia/Kathmandu', '2026-12-01', 7 * 60 + 45],
    ['2026-12-01T02:00:00Z', 'America/New_York', '2026-11-30', 21 * 60],
    ['1969-12-31T23:59:59Z', 'UTC', '1969-12-31', 1439],
  ])('at %s in %s is %s, minute %i', (iso, zone, date, minute) => {
    expect(wallClockAt(zone, instantFromIso(iso))).toEqual({ date, minute });
  });
});

describe('instantAt', () => {
  it('knows an ordinary hour by its zone', () => {
    expect(at('Asia/Jakarta', '2026-12-03', '10:00')).toBe('2026-12-03T03:00:00Z');
    expect(at('Asia/Kathmandu', '2026-12-03', '10:00')).toBe('2026-12-03T04:15:00Z');
  });

  it('takes minute 1440 for the next midnight', () => {
    expect(at('Asia/Jakarta', '2026-12-31', '24:00')).toBe('2026-12-31T17:00:00Z');
    expect(at('Europe/Berlin', '2026-10-25', '24:00')).toBe('2026-10-25T23:00:00Z');
    expect(at('Europe/Berlin', '2026-03-29', '24:00')).toBe('2026-03-29T22:00:00Z');
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', ['01:59', '02:00', '02:59', '03:00']],
    ['America/New_York', '2026-03-08', ['01:59', '02:00', '02:59', '03:00']],
    ['Australia/Lord_Howe', '2026-10-04', ['01:59', '02:00', '02:29', '02:30']],
  ])('is undefined in what %s skips on %s', (zone, date, clocks) => {
    const [before, first, last, after] = clocks.map((clock) => at(zone, date, clock));

    expect(first).toBeUndefined();
    expect(last).toBeUndefined();
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(60_000);
  });

  it('is the first of two', () => {
    expect(at('Europe/Berlin', '2026-10-25', '01:59')).toBe('2026-10-24T23:59:00Z');
    expect(at('Europe/Berlin', '2026-10-25', '02:00')).toBe('2026-10-25T00:00:00Z');
    expect(at('Europe/Berlin', '2026-10-25', '02:59')).toBe('2026-10-25T00:59:00Z');
    expect(at('Europe/Berlin', '2026-10-25', '03:00')).toBe('2026-10-25T02:00:00Z');
    expect(at('Australia/Lord_Howe', '2026-04-05', '01:29')).toBe('2026-04-04T14:29:00Z');
    expect(at('Australia/Lord_Howe', '2026-04-05', '01:30')).toBe('2026-04-04T14:30:00Z');
    expect(at('Australia/Lord_Howe', '2026-04-05', '02:00')).toBe('2026-04-04T15:30:00Z');
  });

  it('has nothing of the day that Samoa left out', () => {
    expect(at('Pacific/Apia', '2011-12-29', '23:59')).toBe('2011-12-30T09:59:00Z');
    expect(at('Pacific/Apia', '2011-12-30', '00:00')).toBeUndefined();
    expect(at('Pacific/Apia', '2011-12-30', '12:00')).toBeUndefined();
    expect(at('Pacific/Apia', '2011-12-30', '23:59')).toBeUndefined();
    expect(at('Pacific/Apia', '2011-12-31', '00:00')).toBe('2011-12-30T10:00:00Z');
  });

  it('is undefined for a midnight that is skipped', () => {
    expect(at('Africa/Cairo', '2026-04-24', '00:00')).toBeUndefined();
    expect(at('Africa/Cairo', '2026-04-24', '01:00')).toBe('2026-04-23T22:00:00Z');
  });
});

describe('startOfDate', () => {
  it('is midnight, or the moment after it where clocks go forward over it', () => {
    expect(startOfDate('Asia/Jakarta', '2026-12-03')).toBe(Date.parse('2026-12-03T00:00+07:00'));
    // Beirut's clocks go from 0:00 to 1:00.
    expect(startOfDate('Asia/Beirut', '2025-03-30')).toBe(Date.parse('2025-03-30T01:00+03:00'));
  });

  it('is the first of two midnights where clocks go back over it', () => {
    expect(startOfDate('America/Havana', '2026-11-01')).toBe(Date.parse('2026-11-01T00:00-04:00'));
  });
});
