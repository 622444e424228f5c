import { describe, expect, it } from 'vitest';
import { eventOfBooking, heldEvent, nextEventId } from '#adapters/google-calendar/event-mapping.ts';
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
      extendedProperties: { private: { coresyncBookingId: id, coresyncRev: '3' } },
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

describe('what Google holds', () => {
  const live = {
    id,
    status: 'confirmed',
    etag: '"7"',
    start: { dateTime: '2026-12-03T10:00:00+07:00' },
    end: { dateTime: '2026-12-03T10:45:00+07:00' },
  };

  it('is read with its revision, 0 where it names none', () => {
    const marked = { ...live, extendedProperties: { private: { coresyncRev: '3' } } };
    expect(heldEvent(marked)).toEqual({
      kind: 'live',
      copy: { eventId: id, revision: 3, etag: '"7"', startsAt, endsAt },
    });
    expect(heldEvent(live)).toMatchObject({ copy: { revision: 0 } });
  });

  it('may be cancelled with nothing but an id', () => {
    expect(heldEvent({ id, status: 'cancelled' })).toEqual({ kind: 'cancelled' });
    expect(heldEvent({ ...live, status: 'cancelled' })).toEqual({ kind: 'cancelled', etag: '"7"' });
  });

  it.each([
    ['a whole day', { ...live, start: { date: '2026-12-03' }, end: { date: '2026-12-04' } }],
    ['no times', { id, etag: '"7"', status: 'confirmed' }],
    [
      'a revision that is no number',
      { ...live, extendedProperties: { private: { coresyncRev: 'x' } } },
    ],
    ['no event', '<html>'],
  ])('is not one of ours: %s', (_name, event) => {
    expect(heldEvent(event)).toBeUndefined();
  });
});

it('counts fallback ids up in an alphabet that Google takes', () => {
  expect([nextEventId(id), nextEventId(`${id}v2`), nextEventId(`${id}v9`)]).toEqual([
    `${id}v2`,
    `${id}v3`,
    `${id}v10`,
  ]);
});
