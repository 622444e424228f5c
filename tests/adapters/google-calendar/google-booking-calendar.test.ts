import { generateKeyPairSync } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import {
  createGoogleCalendarDouble,
  type GoogleCalendarDouble,
} from '#infra/local/doubles/google-calendar-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { type ServedDouble, serveDouble } from '#infra/local/doubles/serve-double.ts';
import type { BookingCalendar } from '#ports/booking-calendar.ts';
import { aBooking, cancelled, moved } from '#tests/support/dynamo-builders.ts';

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const id = '0123456789abcdef0123456789abcdef';
const booking = aBooking({ id });
const later = moved(booking, 60);
const gone = cancelled(booking);

interface World {
  readonly double: GoogleCalendarDouble;
  readonly calendar: BookingCalendar;
  readonly operations: () => string[];
}

function world(
  options: { calendarId?: string; privateKey?: string; fetch?: typeof fetch; url?: string } = {},
): World {
  const double = createGoogleCalendarDouble({
    clock: { now: () => Date.parse('2026-12-01T02:00:00Z') },
    calendarId: 'studio@coresync.local',
    zone: 'Asia/Jakarta',
    publicKey: keys.publicKey,
  });
  return {
    double,
    calendar: aCalendar(double, options),
    operations: () => double.requests.map((r) => r.operation),
  };
}

function aCalendar(
  double: GoogleCalendarDouble,
  options: { calendarId?: string; privateKey?: string; fetch?: typeof fetch; url?: string } = {},
): BookingCalendar {
  const url = options.url ?? 'http://google.local';
  return createGoogleBookingCalendar({
    access: async () => ({
      calendarId: options.calendarId ?? 'studio@coresync.local',
      clientEmail: 'sa@project.iam.gserviceaccount.com',
      privateKey: options.privateKey ?? keys.privateKey,
    }),
    apiUrl: `${url}/`,
    tokenUrl: `${url}/token`,
    fetch: options.fetch ?? inProcessFetch(double),
    callTimeoutMs: 300,
  });
}

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
    expect(operations()).toEqual(['insert', 'get', 'update']);
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
        if (init?.method === 'PUT' && isArmed) {
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
      'update',
      'update',
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
        if (init?.method === 'PUT') {
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
    expect(edits).toBe(4);
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
    await calendar.remove({ ...gone, google: write.copy });
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
      const { double, calendar } = world();
      double.fail(fault, 'insert');
      await expect(calendar.upsert(booking, 't')).rejects.toMatchObject({
        code: 'calendar.unavailable',
        retryable: true,
      });
      expect(await calendar.upsert(booking, 't')).toMatchObject({
        copy: { eventId: id, revision: 1 },
      });
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
    await calendar.upsert(booking, 't');
    await calendar.remove(gone);
    expect(await calendar.remove(gone)).toEqual({ kind: 'removed' });
    expect(operations()).toEqual(['delete', 'insert', 'delete', 'delete']);
  });

  it('can be done again when the answer was lost', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    double.fail('reset-after-write', 'delete');
    await expect(calendar.remove(gone)).rejects.toMatchObject({ code: 'calendar.unavailable' });
    expect(await calendar.remove(gone)).toEqual({ kind: 'removed' });
  });
});

describe('a fault of Google', () => {
  it.each([
    ['rate-limited', 'calendar.unavailable', true],
    ['user-rate-limited', 'calendar.unavailable', true],
    ['quota-exceeded', 'calendar.unavailable', true],
    ['too-many-requests', 'calendar.unavailable', true],
    ['server-error', 'calendar.unavailable', true],
    ['html-502', 'calendar.unavailable', true],
    ['reset', 'calendar.unavailable', true],
    ['hang', 'calendar.unavailable', true],
    ['forbidden', 'calendar.refused', false],
    ['bad-request', 'calendar.refused', false],
  ] as const)('%s is %s, after one request', async (fault, code, retryable) => {
    for (const operation of ['insert', 'delete'] as const) {
      const { double, calendar, operations } = world();
      double.fail(fault, operation);
      const call =
        operation === 'insert' ? calendar.upsert(booking, 'Secret Name') : calendar.remove(gone);
      const error: unknown = await call.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code, retryable });
      expect(error).not.toHaveProperty('cause');
      expect(String(error)).not.toContain('Secret Name');
      expect(operations()).toEqual([operation]);
    }
  });

  it('is told apart at the token endpoint too, after one request', async () => {
    const { double, calendar } = world();
    double.fail('server-error', 'token');
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

  it('is overcome by the next call where the token was revoked', async () => {
    const { double, calendar } = world();
    await calendar.upsert(booking, 't');
    double.revokeTokens();
    await expect(calendar.upsert(later, 't')).rejects.toMatchObject({
      code: 'calendar.unavailable',
      retryable: true,
    });
    expect(await calendar.upsert(later, 't')).toMatchObject({ copy: { revision: 2 } });
  });
});

it('takes a private key whose line ends were escaped', async () => {
  const { calendar } = world({ privateKey: keys.privateKey.replaceAll('\n', '\\n') });
  expect(await calendar.upsert(booking, 't')).toMatchObject({ kind: 'written' });
});

it('talks to a served double as to Google', async () => {
  const { double } = world();
  const one = await serveDouble(double);
  served.push(one);
  const calendar = aCalendar(double, { fetch: globalThis.fetch, url: one.url });
  double.fail('hang-after-write', 'insert');
  await expect(calendar.upsert(booking, 't')).rejects.toMatchObject({
    code: 'calendar.unavailable',
  });
  expect(await calendar.upsert(later, 't')).toMatchObject({ copy: { revision: 2 } });
  expect(await calendar.remove(gone)).toEqual({ kind: 'removed' });
  expect(times(double)).toEqual([[id, 'cancelled', '2026-12-03T11:00:00+07:00']]);
});
