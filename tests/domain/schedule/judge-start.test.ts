import { describe, expect, it } from 'vitest';
import { Availability, type BusyCell } from '#domain/schedule/availability.ts';
import { judgeStart } from '#domain/schedule/judge-start.ts';
import type { Instant } from '#domain/time/instant.ts';
import { aStudio, everyDay } from '#tests/domain/studio/a-studio.ts';
import { booked, jakarta, ownersTime, readFrom } from './busy-cells.ts';

/** A Thursday; now is the Tuesday before. */
const date = '2026-12-03';
const now = jakarta('2026-12-01', '09:00');

interface Case {
  readonly studio?: ReturnType<typeof aStudio>;
  readonly at?: Instant;
  readonly cells?: readonly BusyCell[];
  readonly ownBookingId?: string;
}

/** The judgement on a start, as its one word, or with what it says of a closed day. */
function judged(day: string, clock: string, given: Case = {}): unknown {
  const { studio = aStudio(), at = now, cells = [], ownBookingId } = given;
  const availability = new Availability(studio, at, readFrom(day, cells));
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
  const wanted = { date: day, minute, ...(ownBookingId ? { ownBookingId } : {}) };
  const judgement = judgeStart(studio, availability, at, wanted);
  if (judgement.kind === 'free') return 'free';
  const { refusal } = judgement;
  return refusal.kind === 'closed' ? refusal : refusal.kind;
}

describe('judgeStart', () => {
  it('gives the slot that is free', () => {
    const studio = aStudio();
    const availability = new Availability(studio, now, readFrom(date, []));

    expect(judgeStart(studio, availability, now, { date, minute: 615 })).toEqual({
      kind: 'free',
      slot: {
        date,
        minute: 615,
        startsAt: jakarta(date, '10:15'),
        endsAt: jakarta(date, '11:00'),
        lane: 'studio',
      },
    });
  });

  it('refuses a day that is over, and an hour of today from its first minute', () => {
    const atTen = jakarta(date, '10:00');

    expect(judged('2026-11-30', '10:00')).toBe('past');
    expect(judged(date, '09:45', { at: atTen })).toBe('past');
    expect(judged(date, '10:00', { at: atTen })).toBe('past');
    expect(judged(date, '10:15', { at: atTen })).toBe('free');
  });

  it('refuses what is nearer than the notice by a minute', () => {
    const studio = aStudio({ min_notice_minutes: 120 });

    expect(judged(date, '10:00', { studio, at: jakarta(date, '08:00') })).toBe('free');
    expect(judged(date, '10:00', { studio, at: jakarta(date, '08:01') })).toBe('too-soon');
  });

  it('refuses what is further than the horizon by a day', () => {
    expect(judged(date, '10:00', { studio: aStudio({ max_advance_days: 2 }) })).toBe('free');
    expect(judged(date, '10:00', { studio: aStudio({ max_advance_days: 1 }) })).toBe('too-far');
  });

  it('refuses a closed weekday and a holiday, and says which', () => {
    expect(judged('2026-12-06', '10:00')).toEqual({
      kind: 'closed',
      closure: { kind: 'weekday' },
    });
    expect(judged('2026-12-25', '10:00')).toEqual({
      kind: 'closed',
      closure: { kind: 'holiday' },
    });
  });

  it('refuses what does not lie wholly in the hours', () => {
    expect(judged(date, '08:00')).toBe('free');
    expect(judged(date, '07:45')).toBe('outside-hours');
    expect(judged(date, '19:15')).toBe('free');
    expect(judged(date, '19:30')).toBe('outside-hours');
    expect(judged(date, '24:00')).toBe('outside-hours');
  });

  it('refuses what meets the break', () => {
    expect(judged(date, '11:15')).toBe('free');
    expect(judged(date, '11:30')).toBe('in-break');
    expect(judged(date, '12:45')).toBe('in-break');
    expect(judged(date, '13:00')).toBe('free');
  });

  it('refuses what is off the grid', () => {
    expect(judged(date, '10:10')).toBe('off-grid');
    expect(judged(date, '10:15', { studio: aStudio({ start_interval_minutes: 30 }) })).toBe(
      'off-grid',
    );
  });

  it('refuses what a client or the owner has, but not what the moving booking itself has', () => {
    const cells = booked(date, '10:00', '10:45', { id: 'mine' });

    expect(judged(date, '10:30', { cells })).toBe('taken');
    expect(judged(date, '10:45', { cells })).toBe('free');
    expect(judged(date, '10:30', { cells, ownBookingId: 'mine' })).toBe('free');
    expect(judged(date, '10:30', { cells, ownBookingId: 'other' })).toBe('taken');
    expect(judged(date, '10:30', { cells: ownersTime(date, '10:30', '10:35') })).toBe('taken');
  });

  it('notes a date that was not read, so that "taken" is not said before it was', () => {
    const availability = new Availability(aStudio(), now, new Map());

    judgeStart(aStudio(), availability, now, { date, minute: 600 });
    judgeStart(aStudio(), availability, now, { date: '2026-12-06', minute: 600 });

    expect([...availability.missing]).toEqual([date]);
  });
});

describe('the one reason that is told', () => {
  it('is that the day is over before that it was closed', () => {
    expect(judged('2026-11-29', '03:10')).toBe('past');
  });

  it('is that the day is too far before that it is closed', () => {
    expect(judged('2026-12-06', '10:00', { studio: aStudio({ max_advance_days: 4 }) })).toBe(
      'too-far',
    );
  });

  it('is that today is closed before that the hour is over', () => {
    const sunday = jakarta('2026-12-06', '15:00');

    expect(judged('2026-12-06', '10:00', { at: sunday })).toMatchObject({ kind: 'closed' });
  });

  it('is the hours or the break before that the hour is over', () => {
    const afternoon = jakarta(date, '15:00');

    expect(judged(date, '07:00', { at: afternoon })).toBe('outside-hours');
    expect(judged(date, '12:10', { at: afternoon })).toBe('in-break');
  });

  it('is the hours before the break, where a session meets both', () => {
    const hours = { start: '11:00', end: '13:00', break: ['11:30', '12:30'] };
    const studio = aStudio({ weekly_schedule: everyDay(hours), session_duration_minutes: 120 });

    expect(judged(date, '11:15', { studio })).toBe('outside-hours');
    expect(judged(date, '11:00', { studio })).toBe('in-break');
  });

  it('is that the hour is over, then that it is too soon, before that it is off the grid', () => {
    const studio = aStudio({ min_notice_minutes: 60 });
    const at = jakarta(date, '10:10');

    expect(judged(date, '10:05', { studio, at })).toBe('past');
    expect(judged(date, '10:20', { studio, at })).toBe('too-soon');
    expect(judged(date, '11:10', { studio, at })).toBe('off-grid');
  });

  it('is that it is off the grid before that it is taken', () => {
    expect(judged(date, '10:10', { cells: booked(date, '10:00', '10:45') })).toBe('off-grid');
  });

  it('is the hours or the break, not "taken", where clocks go forward over them', () => {
    const studio = aStudio({
      timezone: 'Europe/Berlin',
      session_duration_minutes: 60,
      weekly_schedule: everyDay({ start: '00:00', end: '05:00', break: ['03:00', '03:30'] }),
    });
    const early = aStudio({
      timezone: 'Europe/Berlin',
      session_duration_minutes: 60,
      weekly_schedule: everyDay({ start: '00:00', end: '03:00' }),
    });
    const at = Date.parse('2026-03-28T10:00:00Z');

    expect(judged('2026-03-29', '01:00', { studio, at })).toBe('free');
    expect(judged('2026-03-29', '01:15', { studio, at })).toBe('in-break');
    expect(judged('2026-03-29', '02:00', { studio, at })).toBe('no-such-time');
    expect(judged('2026-03-29', '01:30', { studio: early, at })).toBe('outside-hours');
  });
});
