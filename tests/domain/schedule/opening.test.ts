import { describe, expect, it } from 'vitest';
import { fitOf, isOnGrid, planOf, startHours } from '#domain/schedule/opening.ts';
import { aStudio } from '#tests/domain/studio/a-studio.ts';

describe('planOf', () => {
  const studio = aStudio({
    holidays: [
      { start: '2026-12-24', end: '2026-12-26', name: 'Christmas' },
      { start: '2027-01-01', end: '2027-01-01' },
    ],
  });

  it('is the hours of the weekday', () => {
    expect(planOf(studio, '2026-12-05')).toEqual({
      kind: 'open',
      hours: { opensAt: 480, closesAt: 840, breaks: [] },
    });
  });

  it('is closed on a weekday that the file leaves out', () => {
    expect(planOf(studio, '2026-12-06')).toEqual({ kind: 'closed', closure: { kind: 'weekday' } });
  });

  it('is closed on the first and the last day of a holiday, and open beside them', () => {
    const christmas = { kind: 'closed', closure: { kind: 'holiday', name: 'Christmas' } };

    expect(planOf(studio, '2026-12-23').kind).toBe('open');
    expect(planOf(studio, '2026-12-24')).toEqual(christmas);
    expect(planOf(studio, '2026-12-26')).toEqual(christmas);
    expect(planOf(studio, '2026-12-28').kind).toBe('open');
    expect(planOf(studio, '2027-01-01')).toEqual({ kind: 'closed', closure: { kind: 'holiday' } });
    expect(planOf(studio, '2027-01-02').kind).toBe('open');
  });
});

describe('fitOf', () => {
  const hours = { opensAt: 480, closesAt: 1200, breaks: [{ from: 720, to: 780 }] };
  const fitBetween = (from: number, to: number) => fitOf(hours, [{ from, to }]);

  it('lets a session begin at opening and end at closing', () => {
    expect(fitBetween(480, 525)).toBe('fits');
    expect(fitBetween(479, 524)).toBe('outside-hours');
    expect(fitBetween(1155, 1200)).toBe('fits');
    expect(fitBetween(1156, 1201)).toBe('outside-hours');
  });

  it('lets a session end where a break begins and begin where it ends', () => {
    expect(fitBetween(675, 720)).toBe('fits');
    expect(fitBetween(676, 721)).toBe('in-break');
    expect(fitBetween(779, 824)).toBe('in-break');
    expect(fitBetween(780, 825)).toBe('fits');
  });

  it('sees a break that lies wholly inside a session, and a session wholly inside a break', () => {
    expect(fitBetween(700, 800)).toBe('in-break');
    expect(fitBetween(730, 740)).toBe('in-break');
  });

  it('looks at every stretch', () => {
    const first = { from: 600, to: 610 };

    expect(fitOf(hours, [first, { from: 710, to: 720 }])).toBe('fits');
    expect(fitOf(hours, [first, { from: 720, to: 730 }])).toBe('in-break');
    expect(fitOf(hours, [first, { from: 470, to: 490 }])).toBe('outside-hours');
  });
});

describe('isOnGrid', () => {
  it('counts from midnight, not from opening', () => {
    const studio = aStudio({ start_interval_minutes: 30 });

    expect([0, 30, 600].map((minute) => isOnGrid(studio, minute))).toEqual([true, true, true]);
    expect([15, 29, 615].map((minute) => isOnGrid(studio, minute))).toEqual([false, false, false]);
  });
});

describe('startHours', () => {
  it('is of the date where it is open, of the week where it is closed or unknown', () => {
    const studio = aStudio();

    expect(startHours(studio, '2026-12-05')).toEqual({ first: 480, last: 795 });
    expect(startHours(studio, '2026-12-06')).toEqual({ first: 480, last: 1155 });
    expect(startHours(studio, undefined)).toEqual({ first: 480, last: 1155 });
  });
});
