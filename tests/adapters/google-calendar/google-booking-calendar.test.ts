import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { GoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { type ServedDouble, serveDouble } from '#infra/local/doubles/serve-double.ts';
import type { BookingCalendar } from '#ports/booking-calendar.ts';
import { aBooking, cancelled, moved } from '#tests/support/dynamo-builders.ts';
import { aGoogleDouble, callsTo, googleKeys, type TestCalls } from '#tests/support/google-calls.ts';
import { ownerOf, timed } from '#tests/support/google-owner.ts';

const id = '0123456789abcdef0123456789abcdef';
const booking = aBooking({ id });
const later = moved(booking, 60);
const gone = cancelled(booking);
const aCopy = { eventId: id, revision: 1, etag: '"1"', ...span(booking) };

interface World {
  readonly double: GoogleCalendarDouble;
  readonly calendar: BookingCalendar;
  readonly operations: () => string[];
}

function world(options: TestCalls = {}): World {
  const double = aGoogleDouble({ now: () => Date.parse('2026-12-01T02:00:00Z') });
  return {
    double,
    calendar: aCalendar(double, options),
    operations: () => double.requests.map((r) => r.operation),
  };
}

const aCalendar = (double: GoogleCalendarDouble, options: TestCalls = {}): BookingCalendar =>
  createGoogleBookingCalendar(callsTo(double, options));

const times = (double: GoogleCalendarDouble) =>
  double.events().map((event) => [event.id, event.status, event.start.dateTime]);

const served: ServedDouble[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.close();
});

describe('writing a booking', () => {
  it('makes one event under the id of the booking and returns what Google holds', async () => {
    const { double, calendar, operations } = world();
    const write = await calendar.upsert(booking, 'Ana – Pilates');
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T10:00:00+07:00']]);
    expect(double.events()[0]).toMatchObject({
      summary: 'Ana – Pilates',
      transparency: 'opaque',
      reminders: { useDefault: false },
      extendedProperties: { private: { coresyncBookingId: id, coresyncRev: '1' } },
    });
    expect(write).toEqual({
      kind: 'written',
      copy: {
        eventId: id,
        revision: 1,
        etag: double.events()[0]?.etag,
        startsAt: booking.startsAt,
        endsAt: booking.endsAt,
      },
    });
    expect(operations()).toEqual(['insert']);
  });

  it('signs in once for many writes', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    await calendar.upsert(later, 't');
    expect(double.tokensIssued).toBe(1);
  });

  it('writes nothing when Google holds the revision already', async () => {
    const { double, calendar, operations } = world();
    const first = await calendar.upsert(booking, 't');
    expect(await calendar.upsert(booking, 't')).toEqual(first);
    expect(operations()).toEqual(['insert', 'insert', 'get']);
    expect(double.events()[0]?.sequence).toBe(0);
  });

  it('never overwrites a newer revision and returns that one', async () => {
    const { double, calendar } = world();
    await calendar.upsert(later, 't');
    expect(await calendar.upsert(booking, 't')).toMatchObject({
      kind: 'written',
      copy: { revision: 2, startsAt: later.startsAt },
    });
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T11:00:00+07:00']]);
  });

  it('moves the event of an older revision, without an insert where Google is known to hold it', async () => {
    const { double, calendar, operations } = world();
    const first = await calendar.upsert(booking, 't');
    if (first.kind !== 'written') throw new Error('not written');
    await calendar.upsert({ ...later, google: first.copy }, 't');
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T11:00:00+07:00']]);
    expect(operations()).toEqual(['insert', 'get', 'patch']);
  });

  it('leaves a title as the owner has it, but takes off the name of a client who is erased', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 'Ana – Pilates');
    await calendar.upsert(later, 'Client – Pilates');
    expect(double.events()[0]?.summary).toBe('Ana – Pilates');
    await calendar.upsert({ ...later, revision: 3 }, 'Client – Pilates', { isErased: true });
    expect(double.events()[0]?.summary).toBe('Client – Pilates');
  });

  it('reads again when a rival wrote between its read and its write', async () => {
    const { double, calendar, operations } = world();
    await calendar.upsert(booking, 't');
    const rival = aCalendar(double);
    let rivalWrite: Promise<unknown> | undefined;
    const newest = moved(later, 60);
    const inner = inProcessFetch(double);
    let isArmed = true;
    const racing = aCalendar(double, {
      fetch: async (input, init) => {
        if (init?.method === 'PATCH' && isArmed) {
          isArmed = false;
          rivalWrite = rival.upsert(newest, 't');
          await rivalWrite;
        }
        return inner(input, init);
      },
    });
    expect(await racing.upsert(later, 't')).toMatchObject({ copy: { revision: 3 } });
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T12:00:00+07:00']]);
    expect(operations()).toEqual([
      'insert',
      'insert',
      'get',
      'insert',
      'get',
      'patch',
      'patch',
      'get',
    ]);
  });

  it('gives up, to be tried again later, when the event changes before every write', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    const owner = inProcessFetch(double);
    let edits = 0;
    const racing = aCalendar(double, {
      fetch: async (input, init) => {
        if (init?.method === 'PATCH') {
          edits += 1;
          const url = `http://google.local/calendar/v3/calendars/studio%40coresync.local/events/${id}`;
          const body = JSON.stringify({ description: `edit ${edits}` });
          await owner(url, { method: 'PATCH', headers: { authorization: 'Bearer owner' }, body });
        }
        return owner(input, init);
      },
    });
    await expect(racing.upsert(later, 't')).rejects.toMatchObject({
      code: 'calendar.unavailable',
      retryable: true,
    });
    expect(edits).toBe(5);
  });

  it('restores an event that was deleted', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    await calendar.remove(gone);
    const back = { ...booking, revision: 3 };
    expect(await calendar.upsert(back, 't')).toMatchObject({ copy: { eventId: id, revision: 3 } });
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T10:00:00+07:00']]);
  });

  it('goes to a fallback id where Google does not restore, and stays with it', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    await calendar.remove(gone);
    double.switches.restore = false;
    const write = await calendar.upsert({ ...booking, revision: 3 }, 't');
    if (write.kind !== 'written') throw new Error('not written');
    expect(write.copy.eventId).toBe(`${id}v2`);
    const again = await calendar.upsert({ ...later, revision: 4, google: write.copy }, 't');
    expect(again).toMatchObject({ copy: { eventId: `${id}v2`, revision: 4 } });
    expect(times(double)).toEqual([
      [id, 'cancelled', '2026-12-03T10:00:00+07:00'],
      [`${id}v2`, 'confirmed', '2026-12-03T11:00:00+07:00'],
    ]);
    if (again.kind !== 'written') throw new Error('not written');
    await calendar.remove({ ...gone, revision: 5, google: again.copy });
    expect(
      await calendar.upsert({ ...booking, revision: 6, google: write.copy }, 't'),
    ).toMatchObject({
      copy: { eventId: `${id}v3` },
    });
  });

  it('writes over an event that the owner made a whole day', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    const url = `http://google.local/calendar/v3/calendars/studio%40coresync.local/events/${id}`;
    const none = { dateTime: null, timeZone: null };
    const body = JSON.stringify({
      start: { date: '2026-12-03', ...none },
      end: { date: '2026-12-04', ...none },
    });
    await double.fetch(
      new Request(url, { method: 'PATCH', headers: { authorization: 'Bearer owner' }, body }),
    );
    await calendar.upsert(later, 't');
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T11:00:00+07:00']]);
  });

  it.each(['reset-after-write', 'hang-after-write'] as const)(
    'makes no second event when the answer to an insert is lost: %s',
    async (fault) => {
      const { double, calendar, operations } = world();
      double.fail(fault, 'insert');
      expect(await calendar.upsert(booking, 't')).toMatchObject({
        copy: { eventId: id, revision: 1 },
      });
      expect(operations()).toEqual(['insert', 'insert', 'get']);
      expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T10:00:00+07:00']]);
    },
  );
});

describe('removing a booking', () => {
  it('deletes the event', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    expect(await calendar.remove(gone)).toEqual({ kind: 'removed' });
    expect(times(double)).toEqual([[id, 'cancelled', '2026-12-03T10:00:00+07:00']]);
  });

  it('is done when the event is deleted already or never was', async () => {
    const { calendar, operations } = world();
    expect(await calendar.remove(gone)).toEqual({ kind: 'removed' });
    const google = await copyOf(calendar);
    await calendar.remove({ ...gone, google });
    expect(await calendar.remove({ ...gone, google })).toEqual({ kind: 'removed' });
    expect(operations()).toEqual(['get', 'insert', 'delete', 'delete', 'get']);
  });

  it('can be done again when the answer was lost', async () => {
    const { double, calendar } = world();
    const google = await copyOf(calendar);
    double.fail('reset-after-write', 'delete');
    expect(await calendar.remove({ ...gone, google })).toEqual({ kind: 'removed' });
    expect(times(double)).toEqual([[id, 'cancelled', '2026-12-03T10:00:00+07:00']]);
  });

  it('deletes what the owner edited meanwhile, and says so before where she moved it', async () => {
    const { double, calendar } = world();
    const google = await copyOf(calendar);
    await ownerOf(double).change(id, { description: 'bawa handuk' });
    expect(await calendar.remove({ ...gone, google })).toEqual({ kind: 'removed' });
    const again = world();
    const other = await copyOf(again.calendar);
    await ownerOf(again.double).change(id, timed('2026-12-03', '14:00', '14:45'));
    const heard: string[] = [];
    const beforeOverruling = async (event: CalendarEvent) => {
      heard.push(`${event.id} ${times(again.double)[0]?.[1]}`);
    };
    const how = { beforeOverruling };
    expect(await again.calendar.remove({ ...gone, google: other }, how)).toEqual({
      kind: 'removed',
    });
    expect(heard).toEqual([`${id} confirmed`]);
  });

  it('leaves an event of a newer revision: the booking was taken back meanwhile', async () => {
    const { double, calendar } = world();
    const google = await copyOf(calendar);
    await calendar.upsert({ ...booking, revision: 3, google }, 't');
    expect(await calendar.remove({ ...gone, google })).toMatchObject({
      kind: 'written',
      copy: { revision: 3 },
    });
    expect(times(double)).toEqual([[id, 'confirmed', '2026-12-03T10:00:00+07:00']]);
  });
});

/** Writes the booking, and returns what may be noted of it. */
async function copyOf(calendar: BookingCalendar) {
  const write = await calendar.upsert(booking, 't');
  if (write.kind !== 'written') throw new Error('not written');
  return write.copy;
}

describe('what the owner made of an event', () => {
  it('keeps its title, notes and colour when its times change', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 'Ana – Pilates');
    const edits = { summary: 'Ana (lutut!)', description: 'bawa handuk', colorId: '5' };
    await ownerOf(double).change(id, edits);
    await calendar.upsert({ ...later, google: aCopy }, 'Ana – Pilates');
    expect(double.events()[0]).toMatchObject({
      ...edits,
      start: { dateTime: '2026-12-03T11:00:00+07:00' },
    });
  });

  it('keeps them too when it is restored', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 'Ana – Pilates');
    await ownerOf(double).change(id, { description: 'bawa handuk' });
    await calendar.remove(gone);
    await calendar.upsert({ ...booking, revision: 3 }, 'Ana – Pilates');
    expect(double.events()[0]).toMatchObject({
      status: 'confirmed',
      summary: 'Ana – Pilates',
      description: 'bawa handuk',
    });
  });

  it('is left for the pull where she moved or deleted it and the booking is as it was', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    await ownerOf(double).change(id, timed('2026-12-03', '14:00', '14:45'));
    expect(await calendar.upsert({ ...booking, google: aCopy }, 't')).toMatchObject({
      kind: 'left',
      copy: { revision: 1, ...span(booking) },
    });
    await ownerOf(double).remove(id);
    expect(await calendar.upsert({ ...booking, google: aCopy }, 't')).toMatchObject({
      kind: 'left',
    });
    expect(times(double)).toEqual([[id, 'cancelled', '2026-12-03T14:00:00+07:00']]);
  });

  it('is written over where the client moved it too, once she has heard of it', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    await ownerOf(double).change(id, timed('2026-12-03', '14:00', '14:45'));
    const hers = times(double);
    const crash = async () => {
      throw new Error('it ends here');
    };
    const lost = calendar.upsert({ ...later, google: aCopy }, 't', { beforeOverruling: crash });
    await expect(lost).rejects.toThrow('it ends here');
    expect(times(double)).toEqual(hers);
    const heard: string[] = [];
    const beforeOverruling = async (event: CalendarEvent) => {
      heard.push(event.id);
    };
    const write = await calendar.upsert({ ...later, google: aCopy }, 't', { beforeOverruling });
    expect(write).toMatchObject({ kind: 'written', copy: { revision: 2, ...span(later) } });
    expect(heard).toEqual([id]);
  });
});

function span({ startsAt, endsAt }: typeof booking) {
  return { startsAt, endsAt };
}

describe('a fault of Google', () => {
  it.each([
    ['rate-limited', 'calendar.unavailable', true, 3],
    ['user-rate-limited', 'calendar.unavailable', true, 3],
    ['quota-exceeded', 'calendar.unavailable', true, 1],
    ['too-many-requests', 'calendar.unavailable', true, 3],
    ['server-error', 'calendar.unavailable', true, 3],
    ['html-502', 'calendar.unavailable', true, 3],
    ['reset', 'calendar.unavailable', true, 3],
    ['hang', 'calendar.unavailable', true, 3],
    ['forbidden', 'calendar.refused', false, 1],
    ['bad-request', 'calendar.refused', false, 1],
  ] as const)('%s is %s (retryable: %s), after %i attempts', async (...expected) => {
    const [fault, code, retryable, attempts] = expected;
    for (const operation of ['insert', 'delete'] as const) {
      const { double, calendar, operations } = world();
      double.fail(fault, operation, 3);
      const call =
        operation === 'insert'
          ? calendar.upsert(booking, 'Secret Name')
          : calendar.remove({ ...gone, google: aCopy });
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code, retryable });
      expect(error).not.toHaveProperty('cause');
      expect(String(error)).not.toContain('Secret Name');
      expect(operations()).toEqual(Array.from({ length: attempts }, () => operation));
    }
  });

  it('is told apart at the token endpoint too', async () => {
    const { double, calendar } = world();
    double.fail('server-error', 'token', 3);
    await expect(calendar.upsert(booking, 't')).rejects.toMatchObject({
      code: 'calendar.unavailable',
    });
    expect(double.tokensIssued).toBe(0);
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const wrong = aCalendar(double, { privateKey: other.privateKey });
    await expect(wrong.upsert(booking, 't')).rejects.toMatchObject({ code: 'calendar.refused' });
  });

  it('is a refusal where the calendar is not shared', async () => {
    const { calendar } = world({ calendarId: 'other@x' });
    await expect(calendar.upsert(booking, 't')).rejects.toMatchObject({
      code: 'calendar.refused',
      message: 'calendar insert: 404 notFound',
    });
  });

  it('is overcome by signing in again where the token was revoked', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    double.revokeTokens();
    expect(await calendar.upsert(later, 't')).toMatchObject({ copy: { revision: 2 } });
  });
});

it('takes a private key whose line ends were escaped', async () => {
  const { calendar } = world({ privateKey: googleKeys.privateKey.replaceAll('\n', '\\n') });
  expect(await calendar.upsert(booking, 't')).toMatchObject({ kind: 'written' });
});

it('talks to a served double as to Google', async () => {
  const { double } = world();
  const one = await serveDouble(double);
  served.push(one);
  const calendar = aCalendar(double, { fetch: globalThis.fetch, url: one.url });
  double.fail('hang-after-write', 'insert');
  expect(await calendar.upsert(booking, 't')).toMatchObject({ kind: 'written' });
  expect(await calendar.upsert(later, 't')).toMatchObject({ copy: { revision: 2 } });
  expect(await calendar.remove({ ...gone, revision: 3 })).toEqual({ kind: 'removed' });
  expect(times(double)).toEqual([[id, 'cancelled', '2026-12-03T11:00:00+07:00']]);
});
