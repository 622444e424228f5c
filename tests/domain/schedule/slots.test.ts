import { describe, expect, it } from 'vitest';
import { lastBookableDate, slotsOn } from '#domain/schedule/slots.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import { aStudio, everyDay } from '#tests/domain/studio/a-studio.ts';

function startsOn(studio: ReturnType<typeof aStudio>, date: string): string[] {
  return slotsOn(studio, date).map(({ minute }) => clockOf(minute));
}

function clockOf(minute: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

describe('slotsOn', () => {
  it('is every start of an ordinary day', () => {
    const hourly = aStudio({ start_interval_minutes: 30 });

    expect(
      slotsOn(hourly, '2026-12-01').map((slot) => [
        clockOf(slot.minute),
        isoFromInstant(slot.startsAt),
        isoFromInstant(slot.endsAt),
      ]),
    ).toEqual([
      ['08:00', '2026-12-01T01:00:00Z', '2026-12-01T01:45:00Z'],
      ['08:30', '2026-12-01T01:30:00Z', '2026-12-01T02:15:00Z'],
      ['09:00', '2026-12-01T02:00:00Z', '2026-12-01T02:45:00Z'],
      ['09:30', '2026-12-01T02:30:00Z', '2026-12-01T03:15:00Z'],
      ['10:00', '2026-12-01T03:00:00Z', '2026-12-01T03:45:00Z'],
      ['10:30', '2026-12-01T03:30:00Z', '2026-12-01T04:15:00Z'],
      ['11:00', '2026-12-01T04:00:00Z', '2026-12-01T04:45:00Z'],
      ['13:00', '2026-12-01T06:00:00Z', '2026-12-01T06:45:00Z'],
      ['13:30', '2026-12-01T06:30:00Z', '2026-12-01T07:15:00Z'],
      ['14:00', '2026-12-01T07:00:00Z', '2026-12-01T07:45:00Z'],
      ['14:30', '2026-12-01T07:30:00Z', '2026-12-01T08:15:00Z'],
      ['15:00', '2026-12-01T08:00:00Z', '2026-12-01T08:45:00Z'],
      ['15:30', '2026-12-01T08:30:00Z', '2026-12-01T09:15:00Z'],
      ['16:00', '2026-12-01T09:00:00Z', '2026-12-01T09:45:00Z'],
      ['16:30', '2026-12-01T09:30:00Z', '2026-12-01T10:15:00Z'],
      ['17:00', '2026-12-01T10:00:00Z', '2026-12-01T10:45:00Z'],
      ['17:30', '2026-12-01T10:30:00Z', '2026-12-01T11:15:00Z'],
      ['18:00', '2026-12-01T11:00:00Z', '2026-12-01T11:45:00Z'],
      ['18:30', '2026-12-01T11:30:00Z', '2026-12-01T12:15:00Z'],
      ['19:00', '2026-12-01T12:00:00Z', '2026-12-01T12:45:00Z'],
    ]);
  });

  it('has a last start from which a session ends at the break and at closing to the minute', () => {
    const starts = startsOn(aStudio(), '2026-12-01');

    expect(starts.filter((clock) => clock >= '11:00' && clock <= '13:15')).toEqual([
      '11:00',
      '11:15',
      '13:00',
      '13:15',
    ]);
    expect(starts.slice(-2)).toEqual(['19:00', '19:15']);
  });

  it('counts the grid from midnight though the studio opens at an odd minute', () => {
    const schedule = { Tuesday: { start: '08:10', end: '10:05' } };

    expect(startsOn(aStudio({ weekly_schedule: schedule }), '2026-12-01')).toEqual([
      '08:15',
      '08:30',
      '08:45',
      '09:00',
      '09:15',
    ]);
  });

  it('has none on a closed weekday, on a holiday, and where no session fits', () => {
    const short = aStudio({ weekly_schedule: { Tuesday: { start: '08:00', end: '08:44' } } });

    expect(startsOn(aStudio(), '2026-12-06')).toEqual([]);
    expect(startsOn(aStudio(), '2026-12-25')).toEqual([]);
    expect(startsOn(short, '2026-12-01')).toEqual([]);
  });

  it('ends at midnight at the latest', () => {
    const studio = aStudio({
      weekly_schedule: { Tuesday: { start: '22:00', end: '24:00' } },
      start_interval_minutes: 30,
    });

    expect(startsOn(studio, '2026-12-01')).toEqual(['22:00', '22:30', '23:00']);
  });
});

describe('slotsOn where clocks change in Berlin', () => {
  const keys = {
    timezone: 'Europe/Berlin',
    session_duration_minutes: 60,
    start_interval_minutes: 60,
  };
  const berlin = (hours: unknown, more = {}) =>
    aStudio({ ...keys, weekly_schedule: everyDay(hours), ...more });
  const spring = '2026-03-29';
  const autumn = '2026-10-25';

  it('has 23 starts on the day of 23 hours, and 24 on that of 25: the double hour counts once', () => {
    const always = berlin({ start: '00:00', end: '24:00' });
    const hours = Array.from({ length: 24 }, (_, hour) => clockOf(hour * 60));

    expect(startsOn(always, spring)).toEqual(hours.filter((clock) => clock !== '02:00'));
    expect(startsOn(always, autumn)).toEqual(hours);
    expect(slotsOn(always, autumn)[3]?.startsAt).toBe(Date.parse('2026-10-25T02:00:00Z'));
  });

  it('has no session that the lost hour would carry past closing, even when closing is lost itself', () => {
    const early = { session_duration_minutes: 60, start_interval_minutes: 30 };

    expect(startsOn(berlin({ start: '00:00', end: '03:00' }, early), spring)).toEqual([
      '00:00',
      '00:30',
      '01:00',
    ]);
    expect(startsOn(berlin({ start: '00:00', end: '02:30' }, early), spring)).toEqual([
      '00:00',
      '00:30',
      '01:00',
    ]);
  });

  it('has no session that the lost hour would carry into a break', () => {
    const studio = berlin(
      { start: '00:00', end: '06:00', break: ['03:00', '04:00'] },
      { start_interval_minutes: 30 },
    );

    expect(startsOn(studio, spring)).toEqual([
      '00:00',
      '00:30',
      '01:00',
      '04:00',
      '04:30',
      '05:00',
    ]);
  });

  it('has no session that the second time round would carry back into a break or before opening', () => {
    const studio = berlin(
      { start: '00:00', end: '04:00', break: ['02:00', '02:30'] },
      { start_interval_minutes: 30 },
    );

    expect(startsOn(studio, autumn)).toEqual(['00:00', '00:30', '01:00', '03:00']);
    expect(startsOn(berlin({ start: '02:30', end: '04:00' }), autumn)).toEqual(['03:00']);
  });
});

describe('lastBookableDate', () => {
  it('is as many days after today as the file says', () => {
    expect(lastBookableDate(aStudio({ max_advance_days: 1 }), '2026-12-31')).toBe('2027-01-01');
    expect(lastBookableDate(aStudio(), '2026-12-01')).toBe('2027-03-01');
  });
});
