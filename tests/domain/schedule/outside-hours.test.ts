import { describe, expect, it } from 'vitest';
import { metBreak, missedHours, outsideReason } from '#domain/schedule/outside-hours.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { aStudio, everyDay } from '#tests/domain/studio/a-studio.ts';
import { jakarta } from './busy-cells.ts';

const studio = aStudio({
  weekly_schedule: everyDay({ start: '08:00', end: '20:00', break: ['12:00', '13:00'] }),
  holidays: [{ start: '2026-12-24', end: '2026-12-26', name: 'Natal' }],
});

/** Why a session on Thursday the 3rd, or another day, is outside. */
function reasonOf(clock: string, minutes = 45, date = '2026-12-03') {
  const startsAt = jakarta(date, clock);
  return outsideReason(studio, { startsAt, endsAt: startsAt + minutes * minuteMs });
}

describe('a booked session', () => {
  it.each([
    ['08:00', 45, undefined],
    ['07:59', 45, 'outside-hours'],
    ['19:15', 45, undefined],
    ['19:16', 45, 'outside-hours'],
    ['11:15', 45, undefined],
    ['11:16', 45, 'in-break'],
    ['13:00', 45, undefined],
    ['12:59', 45, 'in-break'],
    ['19:00', 60, undefined],
    ['19:00', 61, 'outside-hours'],
  ])('from %s, %i minutes long: %s', (clock, minutes, kind) => {
    expect(reasonOf(clock, minutes)?.kind).toBe(kind);
  });

  it('on a holiday is told with its name, and the day after is not', () => {
    expect(reasonOf('10:00', 45, '2026-12-26')).toEqual({
      kind: 'closed',
      closure: { kind: 'holiday', name: 'Natal' },
    });
    expect(reasonOf('10:00', 45, '2026-12-27')).toBeUndefined();
  });

  it('on a weekday that is closed now', () => {
    const startsAt = jakarta('2026-12-03', '10:00');
    const closed = aStudio({ weekly_schedule: { Monday: { start: '08:00', end: '20:00' } } });

    expect(outsideReason(closed, { startsAt, endsAt: startsAt + 45 * minuteMs })).toEqual({
      kind: 'closed',
      closure: { kind: 'weekday' },
    });
  });
});

describe('a start that is wanted', () => {
  it.each([
    [7 * 60 + 59, 'outside'],
    [19 * 60 + 15, 'outside'],
    [19 * 60 + 16, 'past-closing'],
    [20 * 60 - 1, 'past-closing'],
    [20 * 60, 'outside'],
  ])('at minute %i misses the hours by being %s', (minute, kind) => {
    expect(missedHours(studio, '2026-12-03', minute).kind).toBe(kind);
  });

  it('on a closed day is told why', () => {
    const closure = { kind: 'holiday', name: 'Natal' };
    expect(missedHours(studio, '2026-12-24', 600)).toEqual({ kind: 'closed', closure });
  });

  it.each([
    [11 * 60 + 15, undefined],
    [11 * 60 + 16, 12 * 60],
    [12 * 60 + 59, 12 * 60],
    [13 * 60, undefined],
  ])('at minute %i meets the break from %s', (minute, from) => {
    expect(metBreak(studio, '2026-12-03', minute)?.from).toBe(from);
  });
});
