import { describe, expect, it } from 'vitest';
import { Availability, type BusyCell } from '#domain/schedule/availability.ts';
import { type OfferWish, offersFrom, offersOn, openDates } from '#domain/schedule/offers.ts';
import { aStudio } from '#tests/domain/studio/a-studio.ts';
import { booked, clocksOf, jakarta, readFrom } from './busy-cells.ts';

/** A Thursday, open 08:00 to 20:00 with a break at noon; sessions of 45 minutes each quarter of an hour. */
const date = '2026-12-03';
const now = jakarta('2026-12-01', '09:00');
const studio = aStudio();

function offers(
  wish: Partial<OfferWish>,
  count: number,
  cells: readonly BusyCell[] = [],
): string[] {
  const availability = new Availability(studio, now, readFrom(date, cells));
  return clocksOf(offersOn(studio, availability, { date, ...wish }, count));
}

describe('offers near an hour', () => {
  it('are the nearest, in order of time, the hour itself among them', () => {
    expect(offers({ near: 600 }, 3)).toEqual(['09:45', '10:00', '10:15']);
  });

  it('are nearest by the minute', () => {
    expect(offers({ near: 607 }, 1)).toEqual(['10:00']);
    expect(offers({ near: 608 }, 1)).toEqual(['10:15']);
  });

  it('are the earlier of two that are equally near', () => {
    expect(offers({ near: 600 }, 2)).toEqual(['09:45', '10:00']);
    expect(offers({ near: 607.5 }, 1)).toEqual(['10:00']);
  });

  it('go round what is taken and round the break', () => {
    expect(offers({ near: 600 }, 2, booked(date, '10:00', '10:45'))).toEqual(['09:15', '10:45']);
    expect(offers({ near: 720 }, 3)).toEqual(['11:00', '11:15', '13:00']);
  });

  it('are the first or the last of the day for an hour outside it', () => {
    expect(offers({ near: 0 }, 2)).toEqual(['08:00', '08:15']);
    expect(offers({ near: 1440 }, 2)).toEqual(['19:00', '19:15']);
  });

  it('count the cells of the booking that moves as free', () => {
    const cells = booked(date, '10:00', '10:45', { id: 'mine' });

    expect(offers({ near: 600, ownBookingId: 'mine' }, 1, cells)).toEqual(['10:00']);
  });
});

describe('offers within limits', () => {
  it('are in the window, both ends included', () => {
    expect(offers({ window: { from: 600, to: 630 } }, 9)).toEqual(['10:00', '10:15', '10:30']);
    expect(offers({ window: { from: 601, to: 629 } }, 9)).toEqual(['10:15']);
    expect(offers({ window: { from: 720, to: 765 } }, 9)).toEqual([]);
  });

  it('are none that were refused, both ends included', () => {
    const window = { from: 600, to: 660 };
    const refused = [
      { from: 600, to: 600 },
      { from: 615, to: 645 },
    ];

    expect(offers({ window, refused }, 9)).toEqual(['11:00']);
    expect(offers({ window, refused: [{ from: 601, to: 659 }] }, 9)).toEqual(['10:00', '11:00']);
  });

  it('are at most as many as asked for', () => {
    expect(offers({}, 0)).toEqual([]);
    expect(offers({ near: 600 }, 0)).toEqual([]);
    // 08:00 to 11:15 and 13:00 to 19:15.
    expect(offers({}, 100)).toHaveLength(14 + 26);
  });
});

describe('offers of a whole day', () => {
  it('lie at the edges first', () => {
    expect(offers({}, 1)).toEqual(['08:00']);
    expect(offers({}, 2)).toEqual(['08:00', '19:15']);
  });

  it('lie against what is booked', () => {
    const cells = [...booked(date, '09:15', '12:00'), ...booked(date, '13:00', '20:00')];

    // 08:00 to 09:15 is free: a session in the middle would leave two gaps too short for another.
    expect(offers({}, 2, cells)).toEqual(['08:00', '08:30']);
    expect(offers({}, 3, cells)).toEqual(['08:00', '08:15', '08:30']);
  });

  it('measure gaps in the lane of the offer, by all that is free in it', () => {
    const cells = [
      ...booked(date, '10:00', '11:00', { id: 'a', lane: 'mat' }),
      ...booked(date, '08:00', '09:15', { id: 'b', lane: 'mat-2' }),
    ];
    const mats = aStudio({ resources: [{ id: 'mat', capacity: 2 }] });
    const availability = new Availability(mats, now, readFrom(date, cells));

    const [offered] = offersOn(mats, availability, { date, window: { from: 570, to: 615 } }, 1);

    // From 09:30 on the first lane is too short and the second takes over, which is free from 09:15: 09:30 and 09:45
    // would waste a quarter or half of an hour in it, 10:00 leaves a session before it.
    expect(offered).toMatchObject({ minute: 600, lane: 'mat-2' });
  });
});

describe('offers from a day on', () => {
  function from(wish: OfferWish, count: number, cells: readonly BusyCell[] = []): string[] {
    const availability = new Availability(studio, now, readFrom(wish.date, cells));
    const found = offersFrom(studio, availability, wish, count);
    return found.map((slot) => `${slot.date} ${clocksOf([slot])}`);
  }

  it('are of the day alone where it has enough', () => {
    expect(from({ date, near: 600 }, 2)).toEqual(['2026-12-03 09:45', '2026-12-03 10:00']);
  });

  it('are of the next open days where it has too few, within the same window', () => {
    const cells = booked(date, '10:15', '20:00');
    const window = { from: 570, to: 585 };

    expect(from({ date, window }, 3, cells)).toEqual([
      '2026-12-03 09:30',
      '2026-12-04 09:30',
      '2026-12-04 09:45',
    ]);
  });

  it('pass over closed days', () => {
    const late = { from: 1155, to: 1155 };

    // Saturday closes at 14:00, Sunday is closed.
    expect(from({ date: '2026-12-04', window: late }, 2)).toEqual([
      '2026-12-04 19:15',
      '2026-12-07 19:15',
    ]);
  });

  it('are looked for on seven days after it and no more', () => {
    const onlyThursdays = aStudio({
      weekly_schedule: { Thursday: { start: '08:00', end: '08:45' } },
    });
    const availability = new Availability(onlyThursdays, now, readFrom(date, [], 20));

    const found = offersFrom(onlyThursdays, availability, { date }, 3);

    expect(found.map((slot) => slot.date)).toEqual(['2026-12-03', '2026-12-10']);
  });

  it('note every day that has to be read, in one go', () => {
    const availability = new Availability(studio, now, new Map());

    expect(offersFrom(studio, availability, { date }, 3)).toEqual([]);
    expect([...availability.missing]).toEqual([
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-07',
      '2026-12-08',
      '2026-12-09',
      '2026-12-10',
    ]);
  });
});

describe('openDates', () => {
  it('are the next days that are neither closed nor a holiday, the first included', () => {
    expect(openDates(studio, '2026-12-22', 4)).toEqual([
      '2026-12-22',
      '2026-12-23',
      '2026-12-28',
      '2026-12-29',
    ]);
    expect(openDates(studio, '2026-12-27', 1)).toEqual(['2026-12-28']);
  });

  it('are none where the studio is never open', () => {
    expect(openDates(aStudio({ weekly_schedule: {} }), '2026-12-01', 3)).toEqual([]);
  });
});
