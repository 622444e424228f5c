import { describe, expect, it } from 'vitest';
import { Availability, type BusyCell } from '#domain/schedule/availability.ts';
import { aStudio } from '#tests/domain/studio/a-studio.ts';
import { booked, clocksOf, jakarta, ownersTime, readFrom } from './busy-cells.ts';

const date = '2026-12-03';
const now = jakarta('2026-12-01', '09:00');
/** Open 08:00 to 11:00, a start each half hour: 08:00, 08:30, 09:00, 09:30, 10:00; sessions of 45 minutes. */
const morning = {
  weekly_schedule: { Thursday: { start: '08:00', end: '11:00' } },
  start_interval_minutes: 30,
};
const allStarts = ['08:00', '08:30', '09:00', '09:30', '10:00'];

function freeWith(cells: readonly BusyCell[], keys = {}, ownBookingId?: string): string[] {
  const availability = new Availability(
    aStudio({ ...morning, ...keys }),
    now,
    readFrom(date, cells),
  );
  return clocksOf(availability.freeOn(date, ownBookingId));
}

describe('what is free of a date', () => {
  it('is every slot with its lane, where nothing is taken', () => {
    const availability = new Availability(aStudio(morning), now, readFrom(date, []));

    const free = availability.freeOn(date);

    expect(clocksOf(free)).toEqual(allStarts);
    expect(free[4]).toEqual({
      date,
      minute: 600,
      startsAt: jakarta(date, '10:00'),
      endsAt: jakarta(date, '10:45'),
      lane: 'studio',
    });
  });

  it('ends where a booking begins and begins where it ends', () => {
    expect(freeWith(booked(date, '08:45', '09:30'))).toEqual(['08:00', '09:30', '10:00']);
  });

  it('is blocked by a booking of another length and off the present grid, by every quarter it touches', () => {
    expect(freeWith(booked(date, '08:50', '08:55'))).toEqual(['08:00', '09:00', '09:30', '10:00']);
    expect(freeWith(booked(date, '08:44', '08:55'))).toEqual(['09:00', '09:30', '10:00']);
    expect(freeWith(booked(date, '08:07', '09:31'))).toEqual(['10:00']);
    expect(freeWith(booked(date, '07:00', '11:00'))).toEqual([]);
  });

  it('counts the cells of the booking that moves as free, and those of no other', () => {
    const cells = [
      ...booked(date, '08:00', '08:45', { id: 'mine' }),
      ...booked(date, '09:30', '10:15', { id: 'theirs' }),
    ];

    expect(freeWith(cells)).toEqual([]);
    expect(freeWith(cells, {}, 'mine')).toEqual(['08:00', '08:30']);
    expect(freeWith(cells, {}, 'theirs')).toEqual(['09:00', '09:30', '10:00']);
  });

  it('is blocked by an event of the owner, even over the booking that moves', () => {
    const over = booked(date, '08:00', '08:45', { id: 'mine' }).map((cell) => ({
      ...cell,
      ownerEvents: ['event-1'],
    }));

    expect(freeWith(ownersTime(date, '09:00', '09:15'))).toEqual(['08:00', '09:30', '10:00']);
    expect(freeWith(over, {}, 'mine')).toEqual(['09:00', '09:30', '10:00']);
  });

  it('counts a cell as free that neither a booking nor the owner has any more', () => {
    const [cell] = booked(date, '08:00', '08:15');
    const left = { resource: 'studio', cell: cell?.cell ?? 0, ownerEvents: [] };

    expect(freeWith([left])).toEqual(allStarts);
  });
});

describe('what is free in several lanes', () => {
  const keys = { ...morning, resources: [{ id: 'mat', capacity: 2 }] };
  const cells = [
    ...booked(date, '08:00', '09:00', { id: 'a', lane: 'mat' }),
    ...booked(date, '08:30', '10:00', { id: 'b', lane: 'mat-2' }),
  ];
  const availability = new Availability(aStudio(keys), now, readFrom(date, cells));

  it('is free while one lane is, the first that is', () => {
    const free = availability.freeOn(date).map(({ minute, lane }) => [minute, lane]);

    expect(free).toEqual([
      [540, 'mat'],
      [570, 'mat'],
      [600, 'mat'],
    ]);
  });

  it('is never a session half in one lane and half in another', () => {
    const split = [
      ...booked(date, '08:00', '08:30', { lane: 'mat' }),
      ...booked(date, '08:30', '09:00', { lane: 'mat-2' }),
    ];
    const free = new Availability(aStudio(keys), now, readFrom(date, split)).freeOn(date);

    expect(clocksOf(free)).toEqual(['08:30', '09:00', '09:30', '10:00']);
  });

  it('is told of one lane alone', () => {
    expect(clocksOf(availability.freeInLane('mat', date))).toEqual(['09:00', '09:30', '10:00']);
    expect(clocksOf(availability.freeInLane('mat-2', date))).toEqual(['10:00']);
    expect(clocksOf(availability.freeInLane('mat-2', date, 'b'))).toEqual(allStarts);
  });

  it('does not count bookings in lanes that the studio has no more', () => {
    const elsewhere = booked(date, '08:00', '11:00', { lane: 'chair' });
    const free = new Availability(aStudio(keys), now, readFrom(date, elsewhere)).freeOn(date);

    expect(clocksOf(free)).toEqual(allStarts);
  });
});

describe('what may be booked now', () => {
  function freeAt(clock: string, keys = {}): string[] {
    const studio = aStudio({ ...morning, ...keys });
    const availability = new Availability(studio, jakarta(date, clock), readFrom(date, []));
    return clocksOf(availability.freeOn(date));
  }

  it('has not begun: at the minute of its start it is over', () => {
    expect(freeAt('08:59')).toEqual(['09:00', '09:30', '10:00']);
    expect(freeAt('09:00')).toEqual(['09:30', '10:00']);
  });

  it('is at least the notice ahead: at the bound it may, a minute later no more', () => {
    expect(freeAt('07:00', { min_notice_minutes: 120 })).toEqual(['09:00', '09:30', '10:00']);
    expect(freeAt('07:01', { min_notice_minutes: 120 })).toEqual(['09:30', '10:00']);
  });

  it('is at most so many days ahead: on the last it may, on the next it may not', () => {
    const twoDays = aStudio({ ...morning, max_advance_days: 2 });
    const oneDay = aStudio({ ...morning, max_advance_days: 1 });
    const busy = readFrom(date, []);

    expect(clocksOf(new Availability(twoDays, now, busy).freeOn(date))).toEqual(allStarts);
    expect(new Availability(oneDay, now, busy).freeOn(date)).toEqual([]);
  });

  it('counts those days by the date in the zone of the studio', () => {
    // 22:00 UTC on the 1st is the 2nd in Jakarta: the 3rd is one day ahead.
    const lateInUtc = Date.parse('2026-12-01T22:00:00Z');
    const studio = aStudio({ ...morning, max_advance_days: 1 });

    expect(clocksOf(new Availability(studio, lateInUtc, readFrom(date, [])).freeOn(date))).toEqual(
      allStarts,
    );
  });
});

describe('dates that were not read', () => {
  it('have nothing and are noted once each', () => {
    const availability = new Availability(aStudio(), now, readFrom(date, [], 1));

    expect(availability.freeOn('2026-12-04')).toEqual([]);
    expect(availability.freeOn('2026-12-04')).toEqual([]);
    expect(availability.freeInLane('studio', '2026-12-05')).toEqual([]);
    expect([...availability.missing]).toEqual(['2026-12-04', '2026-12-05']);
  });

  it('are not noted where nothing could be free: closed, past, too far, or read', () => {
    const availability = new Availability(aStudio(), now, readFrom(date, [], 1));

    for (const other of ['2026-12-06', '2026-12-25', '2026-11-30', '2027-03-02', date]) {
      availability.freeOn(other);
    }
    expect([...availability.missing]).toEqual([]);
  });
});

describe('whether very cells are free', () => {
  const availability = new Availability(
    aStudio(),
    now,
    readFrom(date, [...booked(date, '10:00', '10:45'), ...ownersTime(date, '12:00', '12:15')], 1),
  );
  const isFree = (from: string, to: string, lane = 'studio') =>
    availability.isFree(lane, date, jakarta(date, from), jakarta(date, to));

  it('is so beside what is taken, in a break, and in another lane', () => {
    expect(isFree('09:15', '10:00')).toBe(true);
    expect(isFree('10:45', '12:00')).toBe(true);
    expect(isFree('12:15', '13:00')).toBe(true);
    expect(isFree('10:00', '10:45', 'studio-2')).toBe(true);
  });

  it('is not so over a booking or an event of the owner, even in part', () => {
    expect(isFree('09:16', '10:01')).toBe(false);
    expect(isFree('10:40', '11:00')).toBe(false);
    expect(isFree('11:16', '12:01')).toBe(false);
  });

  it('is not so on a date that was not read, which is noted', () => {
    const start = jakarta('2026-12-04', '10:00');

    expect(availability.isFree('studio', '2026-12-04', start, start + 1)).toBe(false);
    expect([...availability.missing]).toEqual(['2026-12-04']);
  });
});
