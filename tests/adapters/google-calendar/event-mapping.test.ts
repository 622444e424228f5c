import { describe, expect, it } from 'vitest';
import {
  eventOfBooking,
  readEvent,
  timesOfBooking,
} from '#adapters/google-calendar/event-mapping.ts';
import { bookingIdOf, nextEventId } from '#domain/calendar/event-id.ts';
import { aBooking } from '#tests/support/dynamo-builders.ts';

const id = '0123456789abcdef0123456789abcdef';
const startsAt = Date.parse('2026-12-03T03:00:00Z');
const endsAt = Date.parse('2026-12-03T03:45:00Z');

describe('the event of a booking', () => {
  it('has the times with the offset of the zone, our marks, and nobody to notify', () => {
    expect(eventOfBooking(aBooking({ id, startsAt, revision: 3 }), 'Ana – Pilates')).toEqual({
      summary: 'Ana – Pilates',
      status: 'confirmed',
      start: { dateTime: '2026-12-03T10:00:00+07:00', timeZone: 'Asia/Jakarta' },
      end: { dateTime: '2026-12-03T10:45:00+07:00', timeZone: 'Asia/Jakarta' },
      transparency: 'opaque',
      extendedProperties: {
        private: {
          coresyncBookingId: id,
          coresyncRev: '3',
          coresyncStart: '2026-12-03T03:00:00Z',
          coresyncEnd: '2026-12-03T03:45:00Z',
        },
      },
      reminders: { useDefault: false },
    });
  });

  it.each([
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
  ])('tells the two hours of a clock change apart: %s', (instant, dateTime) => {
    const booking = aBooking({ startsAt: Date.parse(instant), zone: 'Europe/Berlin' });
    expect(eventOfBooking(booking, 't').start?.dateTime).toBe(dateTime);
  });

  it('is not made for a zone that does not exist', () => {
    expect(() => eventOfBooking(aBooking({ zone: 'Asia/Nowhere' }), 't')).toThrow(RangeError);
  });
});

describe('an event as Google gives it', () => {
  const live = {
    id,
    status: 'confirmed',
    etag: '"7"',
    summary: 'Rapat',
    start: { dateTime: '2026-12-03T10:00:00+07:00' },
    end: { dateTime: '2026-12-03T10:45:00+07:00' },
  };
  const plain = {
    ...{ id, etag: '"7"', title: 'Rapat', times: { kind: 'timed', startsAt, endsAt } },
    ...{ isCancelled: false, isSeries: false },
    ...{ isTransparent: false, isDeclined: false, isRemark: false },
  };

  it('is read with its times and its title', () => {
    expect(readEvent(live)).toEqual(plain);
  });

  it('says what we wrote into it', () => {
    const { extendedProperties } = timesOfBooking(aBooking({ id, startsAt, revision: 3 }));
    expect(readEvent({ ...live, extendedProperties })).toEqual({
      ...plain,
      written: { revision: 3, span: { startsAt, endsAt } },
    });
    const old = { private: { coresyncRev: '3' } };
    expect(readEvent({ ...live, extendedProperties: old })?.written).toEqual({ revision: 3 });
    const strange = { private: { coresyncRev: 'x' } };
    expect(readEvent({ ...live, extendedProperties: strange })).toEqual(plain);
  });

  it('may be deleted with nothing but an id, an instance too', () => {
    expect(readEvent({ id, status: 'cancelled' })).toMatchObject({ id, isCancelled: true });
    expect(readEvent({ id: 'abc_20261203T030000Z', status: 'cancelled' })?.seriesId).toBe('abc');
    expect(readEvent({ id: 'abc_20261203', status: 'cancelled' })?.seriesId).toBe('abc');
    expect(readEvent({ id, status: 'cancelled' })?.seriesId).toBeUndefined();
  });

  it.each([
    ['marked as free', { transparency: 'transparent' }, { isTransparent: true }],
    ['declined', { attendees: [{ self: true, responseStatus: 'declined' }] }, { isDeclined: true }],
    ['declined by another', { attendees: [{ responseStatus: 'declined' }] }, { isDeclined: false }],
    ['a place of work', { eventType: 'workingLocation' }, { isRemark: true }],
    ['a birthday', { eventType: 'birthday' }, { isRemark: true }],
    ['out of office', { eventType: 'outOfOffice' }, { isRemark: false }],
    ['a series', { recurrence: ['RRULE:FREQ=DAILY'] }, { isSeries: true }],
    ['an instance', { recurringEventId: 'abc' }, { seriesId: 'abc' }],
    [
      'whole days',
      { start: { date: '2026-12-03' }, end: { date: '2026-12-05' } },
      { times: { kind: 'days', from: '2026-12-03', until: '2026-12-05' } },
    ],
    ['without a title (it may not be seen)', { summary: undefined }, { title: '' }],
  ])('is told apart: %s', (_name, members, expected) => {
    expect(readEvent({ ...live, ...members })).toMatchObject(expected);
  });

  it.each([['<html>'], [{}], [{ id: '' }]])('is none: %j', (event) => {
    expect(readEvent(event)).toBeUndefined();
  });
});

it('counts fallback ids up in an alphabet that Google takes', () => {
  expect([nextEventId(id), nextEventId(`${id}v2`), nextEventId(`${id}v9`)]).toEqual([
    `${id}v2`,
    `${id}v3`,
    `${id}v10`,
  ]);
});

it.each([
  [id, id],
  [`${id}v2`, id],
  [`${id}v12`, id],
  [`${id}_20261203T030000Z`, undefined],
  [`${id}0`, undefined],
  ['0u5iq3k8b1c2d3e4f5g6h7i8j9', undefined],
])('knows the booking of an event by its id alone: %s', (eventId, bookingId) => {
  expect(bookingIdOf(eventId)).toBe(bookingId);
});
