import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTime, fullTime, longDate, shortTime } from '#domain/conversation/date-format.ts';
import { dateFromDayNumber } from '#domain/studio/local-date.ts';
import { instantFromIso } from '#domain/time/instant.ts';

test.each([
  [0, '12:00 am', '00.00'],
  [1, '12:01 am', '00.01'],
  [60, '1:00 am', '01.00'],
  [719, '11:59 am', '11.59'],
  [720, '12:00 pm', '12.00'],
  [779, '12:59 pm', '12.59'],
  [780, '1:00 pm', '13.00'],
  [1439, '11:59 pm', '23.59'],
  [1440, 'midnight', '24.00'],
])('minute %i is %s and %s', (minute, english, indonesian) => {
  expect(clockTime('en', minute)).toBe(english);
  expect(clockTime('id', minute)).toBe(indonesian);
});

test.each([
  ['2026-12-03T03:00:00Z', 'Asia/Jakarta', 'Kamis, 3 Desember 2026 pukul 10.00 WIB'],
  ['2026-12-03T03:00:00Z', 'Asia/Pontianak', 'Kamis, 3 Desember 2026 pukul 10.00 WIB'],
  ['2026-12-03T16:00:00Z', 'Asia/Makassar', 'Jumat, 4 Desember 2026 pukul 00.00 WITA'],
  ['2026-12-03T15:00:00Z', 'Asia/Jayapura', 'Jumat, 4 Desember 2026 pukul 00.00 WIT'],
  ['2026-12-31T16:59:00Z', 'Asia/Jakarta', 'Kamis, 31 Desember 2026 pukul 23.59 WIB'],
  ['2026-12-31T17:00:00Z', 'Asia/Jakarta', 'Jumat, 1 Januari 2027 pukul 00.00 WIB'],
  ['2026-03-29T00:59:00Z', 'Europe/Berlin', 'Minggu, 29 Maret 2026 pukul 01.59 GMT+1'],
  ['2026-03-29T01:00:00Z', 'Europe/Berlin', 'Minggu, 29 Maret 2026 pukul 03.00 GMT+2'],
])('%s in %s is %s', (instant, zone, text) => {
  expect(fullTime('id', zone, instantFromIso(instant))).toBe(text);
});

test.each([
  ['2026-11-30', 'Monday, 30 November 2026', 'Senin, 30 November 2026'],
  ['2028-02-29', 'Tuesday, 29 February 2028', 'Selasa, 29 Februari 2028'],
  ['2026-08-09', 'Sunday, 9 August 2026', 'Minggu, 9 Agustus 2026'],
])('%s is %s and %s', (date, english, indonesian) => {
  expect(longDate('en', date)).toBe(english);
  expect(longDate('id', date)).toBe(indonesian);
});

test('a short time fits a button on any date at any minute', () => {
  const day = fc.integer({ min: 0, max: 40_000 });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 1440 }), (number, minute) => {
      const slot = { date: dateFromDayNumber(number), minute };
      expect(shortTime('en', slot).length).toBeLessThanOrEqual(20);
      expect(shortTime('id', slot).length).toBeLessThanOrEqual(20);
    }),
  );
});
