import { describe, expect, it } from 'vitest';
import { instantFromIso, isoFromInstant } from '#domain/time/instant.ts';

describe('instantFromIso', () => {
  it.each([
    ['2026-12-03T03:00:00Z', '2026-12-03T03:00:00Z'],
    ['2026-12-03T10:00:00+07:00', '2026-12-03T03:00:00Z'],
    ['2026-12-03T10:00+0700', '2026-12-03T03:00:00Z'],
    ['2026-12-02T22:00:00.999-05:00', '2026-12-03T03:00:00Z'],
  ])('reads %s as %s', (text, iso) => {
    expect(isoFromInstant(instantFromIso(text))).toBe(iso);
  });

  it.each([
    ['without an offset', '2026-12-03T10:00:00'],
    ['a date alone', '2026-12-03'],
    ['a date with a zone', '2026-12-03Z'],
    ['in words', 'Dec 3 2026 10:00 +0700'],
    ['30 February', '2026-02-30T10:00:00Z'],
    ['a thirteenth month', '2026-13-01T10:00:00Z'],
    ['a 25th hour', '2026-12-03T25:00:00Z'],
    ['nothing', ''],
  ])('refuses what is %s', (_, text) => {
    expect(() => instantFromIso(text)).toThrow(RangeError);
  });
});
