import { describe, expect, it } from 'vitest';
import { cellsOfOwner, placesWithout } from '#domain/calendar/held-cells.ts';
import { judgeMove, ownerSessionMinutesMax } from '#domain/calendar/judge-move.ts';
import { ownerTime } from '#domain/calendar/owner-time.ts';
import { isoFromInstant, minuteMs } from '#domain/time/instant.ts';
import { anEvent } from '#tests/support/calendar-events.ts';
import { aBooking } from '#tests/support/dynamo-builders.ts';

const lanes = [
  { id: 'reformer', name: 'Reformer 1' },
  { id: 'reformer-2', name: 'Reformer 2' },
  { id: 'mat', name: 'Matras' },
];
const utc = 'UTC';

describe('the time that an event of hers takes', () => {
  it('is its own, of all lanes', () => {
    expect(ownerTime(anEvent, utc, lanes)).toEqual({
      startsAt: Date.parse('2026-12-03T03:00:00Z'),
      endsAt: Date.parse('2026-12-03T03:15:00Z'),
    });
  });

  it.each([
    ['free', { isTransparent: true }],
    ['declined', { isDeclined: true }],
    ['a remark', { isRemark: true }],
    ['deleted', { isCancelled: true }],
    ['without end', { times: { kind: 'timed', startsAt: 1_000, endsAt: 1_000 } as const }],
  ])('is none where it is %s', (_name, fields) => {
    expect(ownerTime({ ...anEvent, ...fields }, utc, lanes)).toBeUndefined();
  });

  it.each([
    ['Asia/Jakarta', '2026-12-02T17:00:00Z', '2026-12-04T17:00:00Z'],
    ['UTC', '2026-12-03T00:00:00Z', '2026-12-05T00:00:00Z'],
    ['America/New_York', '2026-12-03T05:00:00Z', '2026-12-05T05:00:00Z'],
  ])('is from midnight to midnight of the calendar in %s', (zone, from, until) => {
    const times = { kind: 'days', from: '2026-12-03', until: '2026-12-05' } as const;
    const time = ownerTime({ ...anEvent, times }, zone, lanes);
    expect([time?.startsAt, time?.endsAt].map((one) => isoFromInstant(one ?? 0))).toEqual([
      from,
      until,
    ]);
  });

  it('is an hour shorter on the day on which clocks go forward', () => {
    const times = { kind: 'days', from: '2026-03-29', until: '2026-03-30' } as const;
    const time = ownerTime({ ...anEvent, times }, 'Europe/Berlin', lanes);
    expect(((time?.endsAt ?? 0) - (time?.startsAt ?? 0)) / minuteMs).toBe(23 * 60);
  });

  it.each([
    ['Reformer 2 diservis', ['reformer-2']],
    ['servis REFORMER-2!', ['reformer-2']],
    ['Reformer diservis', ['reformer', 'reformer-2']],
    ['matras dicuci', ['mat']],
    ['Matras dan reformer 1', ['reformer', 'mat']],
    ['Reformers Club', undefined],
    ['Rapat', undefined],
    ['', undefined],
  ])('is of the lanes that "%s" names', (title, named) => {
    expect(ownerTime({ ...anEvent, title }, utc, lanes)?.lanes).toEqual(named);
  });
});

describe('the cells of an event', () => {
  const startsAt = Date.parse('2026-12-03T03:10:00Z');
  const time = { startsAt, endsAt: startsAt + 30 * minuteMs };
  const horizon = { from: startsAt - minuteMs, until: startsAt + 1_440 * minuteMs };
  const spelled = (places: readonly { resource: string; cell: number }[]) =>
    places.map(({ resource, cell }) => `${resource} ${isoFromInstant(cell).slice(11, 16)}`);

  it('are those it touches, of each lane, each once', () => {
    const cells = cellsOfOwner([time, time], ['a', 'b'], horizon);
    expect(spelled(cells)).toEqual([
      ...['a 03:00', 'a 03:15', 'a 03:30'],
      ...['b 03:00', 'b 03:15', 'b 03:30'],
    ]);
    expect(spelled(cellsOfOwner([{ ...time, lanes: ['b'] }], ['a', 'b'], horizon))).toEqual([
      ...['b 03:00', 'b 03:15', 'b 03:30'],
    ]);
  });

  it('begin now and end at the horizon', () => {
    const week = { startsAt: startsAt - 10_080 * minuteMs, endsAt: startsAt + 10_080 * minuteMs };
    const narrow = { from: startsAt, until: startsAt + 20 * minuteMs };
    expect(spelled(cellsOfOwner([week], ['a'], narrow))).toEqual(['a 03:00', 'a 03:15']);
  });

  it('can be taken from one another', () => {
    const all = cellsOfOwner([time], ['a'], horizon);
    expect(spelled(placesWithout(all, all.slice(1)))).toEqual(['a 03:00']);
    expect(placesWithout(all, all)).toEqual([]);
  });
});

describe('a move of hers', () => {
  const booking = aBooking();
  const now = booking.startsAt - 60 * minuteMs;
  const to = (startsInMinutes: number, lengthMinutes: number) => ({
    startsAt: now + startsInMinutes * minuteMs,
    endsAt: now + (startsInMinutes + lengthMinutes) * minuteMs,
  });

  it.each([
    [to(1, 45), undefined],
    [to(0, 45), 'past'],
    [to(-1, 45), 'past'],
    [to(10, ownerSessionMinutesMax), undefined],
    [to(10, ownerSessionMinutesMax + 1), 'too-long'],
    [to(10, 23 * 60 - 1), 'too-long'],
    [to(10, 23 * 60), 'whole-day'],
  ])('to %j is %s', (where, why) => {
    expect(judgeMove(booking, where, now)).toBe(why);
  });

  it('is none once the session has begun', () => {
    expect(judgeMove(booking, to(600, 45), booking.startsAt - 1)).toBeUndefined();
    expect(judgeMove(booking, to(600, 45), booking.startsAt)).toBe('begun');
  });
});
