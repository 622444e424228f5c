import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { englishZoneName, offsetMinutes } from '#domain/time/zone-offset.ts';

const zones = [
  ...['Asia/Jakarta', 'Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Apia', 'Pacific/Kiritimati'],
  ...['America/New_York', 'America/St_Johns', 'Europe/London', 'Australia/Lord_Howe', 'UTC'],
];
const instants = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2040, 0) });

describe('offsetMinutes', () => {
  it('is what luxon says, in every kind of zone and on both sides of a change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        expect(offsetMinutes(zone, instant)).toBe(DateTime.fromMillis(instant, { zone }).offset);
      }),
      { numRuns: 500 },
    );
  });

  it('changes within the very second in which the clocks do', () => {
    const change = Date.UTC(2026, 2, 29, 1);

    expect(offsetMinutes('Europe/London', change - 1)).toBe(0);
    expect(offsetMinutes('Europe/London', change)).toBe(60);
  });

  it('is negative west of Greenwich, and has half hours', () => {
    expect(offsetMinutes('America/St_Johns', Date.UTC(2026, 0))).toBe(-210);
  });

  it.each(['Nowhere/City', ''])('refuses "%s", which is no zone', (zone) => {
    expect(() => offsetMinutes(zone, 0)).toThrow(RangeError);
  });
});

describe('englishZoneName', () => {
  it('is what luxon says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const expected = DateTime.fromMillis(instant, { zone, locale: 'en' }).toFormat('ZZZZ');
        expect(englishZoneName(zone, instant)).toBe(expected);
      }),
    );
  });
});
