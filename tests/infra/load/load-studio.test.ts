import { expect, test } from 'vitest';
import { parseStudio } from '#domain/studio/parse-studio.ts';
import { loadClientsMax, loadStudioFile, placeOf } from '#infra/load/load-studio.ts';

const now = Date.parse('2026-11-25T15:00:00+07:00');

test('the studio of the load is one that the product takes', () => {
  expect(parseStudio(loadStudioFile).kind).toBe('valid');
});

test.each([
  [0, { day: '26 November 2026', first: '06.00', second: '06.15' }],
  [23, { day: '26 November 2026', first: '17.30', second: '17.45' }],
  [24, { day: '27 November 2026', first: '06.00', second: '06.15' }],
])('client %i has a half hour of their own', (index, place) => {
  expect(placeOf(index, now)).toEqual(place);
});

test('the last client still finds a day that may be booked', () => {
  expect(placeOf(loadClientsMax - 1, now).day).toBe('18 Februari 2027');
});
