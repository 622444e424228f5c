import { readFile } from 'node:fs/promises';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { CoreSyncError } from '#domain/error.ts';
import { createCalendarSync } from '#functions/calendar-sync/calendar-sync.ts';
import type { Log } from '#lambda/logger.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createTestTable, type TestTable } from '#tests/support/dynamo-table.ts';
import { aGoogleDouble, callsTo } from '#tests/support/google-calls.ts';
import { createSyncBooking, type SyncBooking } from '#use-cases/sync-booking.ts';

const bookingId = '7b52009b64fd0a2a49e6d8a939753077';
const key = { PK: 'studio#CLIENT#5d41402abc4b2a76b9719d911017c592', SK: `BOOKING#${bookingId}` };
const ownerEvents = 'http://google.local/calendar/v3/calendars/studio%40coresync.local/events';

let table: TestTable;
beforeAll(async () => {
  table = await createTestTable();
});

const jsonOf = async (name: string) =>
  JSON.parse(await readFile(new URL(`../../../events/${name}.json`, import.meta.url), 'utf8'));

/** The real function on the real engine, but for Google. */
async function world(event: string) {
  const { client, tableName } = table;
  const { items } = await jsonOf(`${event}.given`);
  for (const Item of items) await client.send(new PutCommand({ TableName: tableName, Item }));
  const google = aGoogleDouble({ now: () => Date.parse('2026-12-02T02:15:03Z') });
  const calendar = createGoogleBookingCalendar(callsTo(google));
  const bookings = createDynamoBookingStore({
    client,
    tableName,
    studioId: 'studio',
    random: () => 0,
    wait: async () => {},
  });
  const syncBooking = createSyncBooking({
    ...{ bookings, calendar, sessionName: 'Pilates' },
    tellOwner: async () => {},
  });
  const handle = createCalendarSync({
    ...{ syncBooking, clock: { now: () => 0 }, log: silent },
    metrics: recordingMetrics().metrics,
  });
  const stored = async () =>
    (await client.send(new GetCommand({ TableName: tableName, Key: key }))).Item;
  return { google, handle, stored };
}

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

describe('calendar-sync on a stream event', () => {
  it('puts a new booking into the calendar and marks it as held by Google', async () => {
    const { google, handle, stored } = await world('calendar-sync.insert');
    const event = await jsonOf('calendar-sync.insert');
    expect(await handle(event)).toEqual({ batchItemFailures: [] });
    expect(google.events()).toMatchObject([
      {
        id: bookingId,
        status: 'confirmed',
        summary: 'Renée S. – Pilates',
        start: { dateTime: '2026-12-03T10:00:00+07:00' },
        end: { dateTime: '2026-12-03T10:45:00+07:00' },
        extendedProperties: { private: { coresyncBookingId: bookingId, coresyncRev: '1' } },
      },
    ]);
    const item = await stored();
    expect(item?.['google']).toEqual({
      eventId: bookingId,
      revision: 1,
      etag: google.events()[0]?.etag,
      startsAt: '2026-12-03T03:00:00Z',
      endsAt: '2026-12-03T03:45:00Z',
    });
    expect([item?.['pendingKey'], item?.['pendingSince']]).toEqual([undefined, undefined]);
  });

  it('does nothing more when the same event is delivered again', async () => {
    const { google, handle } = await world('calendar-sync.insert');
    const event = await jsonOf('calendar-sync.insert');
    await handle(event);
    await handle(event);
    expect(google.requests.map(({ operation }) => operation)).toEqual(['insert']);
  });

  it('takes a cancelled booking out of the calendar', async () => {
    const { google, handle, stored } = await world('calendar-sync.cancel');
    const held = {
      id: bookingId,
      start: { dateTime: '2026-12-03T10:00:00+07:00' },
      end: { dateTime: '2026-12-03T10:45:00+07:00' },
    };
    const headers = { authorization: 'Bearer owner' };
    await google.fetch(
      new Request(ownerEvents, { method: 'POST', headers, body: JSON.stringify(held) }),
    );
    expect(await handle(await jsonOf('calendar-sync.cancel'))).toEqual({ batchItemFailures: [] });
    expect(google.events().map(({ id, status }) => [id, status])).toEqual([
      [bookingId, 'cancelled'],
    ]);
    const item = await stored();
    expect([item?.['google'], item?.['pendingKey']]).toEqual([undefined, undefined]);
  });

  it('writes what the booking is now, however old the event', async () => {
    const { google, handle } = await world('calendar-sync.cancel');
    await handle(await jsonOf('calendar-sync.insert'));
    expect(google.events()).toEqual([]);
    expect(google.requests.map(({ operation }) => operation)).toEqual(['delete']);
  });

  it('reports the record while Google is down, and leaves the booking pending', async () => {
    const { google, handle, stored } = await world('calendar-sync.insert');
    const event = await jsonOf('calendar-sync.insert');
    google.fail('server-error', 'insert', 3);
    expect(await handle(event)).toEqual({
      batchItemFailures: [{ itemIdentifier: '111400000000000000000001' }],
    });
    expect((await stored())?.['pendingKey']).toBe('studio#PENDING#CALENDAR');
    expect(await handle(event)).toEqual({ batchItemFailures: [] });
    expect(google.events().map(({ id }) => id)).toEqual([bookingId]);
  });
});

describe('a batch of stream records', () => {
  const record = (bookingKey: string, sequence: number) => ({
    dynamodb: {
      Keys: { PK: { S: 'studio#CLIENT#anna' }, SK: { S: bookingKey } },
      SequenceNumber: String(sequence),
    },
  });

  function batch(syncBooking: SyncBooking, clock = { now: () => 0 }) {
    return createCalendarSync({
      ...{ syncBooking, clock, log: silent },
      metrics: recordingMetrics().metrics,
    });
  }

  it('is synced in order; one that fails is reported and keeps no other waiting', async () => {
    const begun: string[] = [];
    const handle = batch(async (clientId, id) => {
      begun.push(`${clientId}/${id}`);
      if (id === 'b2') throw new CoreSyncError('calendar.unavailable', 'x', { retryable: true });
      return { kind: 'written', revision: 1 };
    });
    const Records = [record('BOOKING#b1', 1), record('BOOKING#b2', 2), record('BOOKING#b3', 3)];
    expect(await handle({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(begun).toEqual(['anna/b1', 'anna/b2', 'anna/b3']);
  });

  it('passes over records that are not about bookings', async () => {
    const begun: string[] = [];
    const handle = batch(async (_client, id) => {
      begun.push(id);
      return { kind: 'nothing-to-do' };
    });
    expect(await handle({ Records: [record('PROFILE', 1), record('BOOKING#b2', 2)] })).toEqual({
      batchItemFailures: [],
    });
    expect(begun).toEqual(['b2']);
  });

  it('begins no record once 25 seconds have passed, and reports the rest', async () => {
    const clock = { at: 0, now: () => clock.at };
    const handle = batch(async (_client, id) => {
      clock.at = id === 'b1' ? 24_999 : 25_000;
      return { kind: 'written', revision: 1 };
    }, clock);
    const Records = [record('BOOKING#b1', 1), record('BOOKING#b2', 2), record('BOOKING#b3', 3)];
    expect(await handle({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: '3' }] });
  });

  it.each([[{}], [{ Records: [{ dynamodb: { Keys: {} } }] }]])(
    'is refused whole when it is not a stream event: %j',
    async (event) => {
      await expect(batch(async () => ({ kind: 'nothing-to-do' }))(event)).rejects.toThrow();
    },
  );

  it('is measured by outcome and by the time from change to event, under the trace of its message', async () => {
    const lines: unknown[] = [];
    const log = {
      ...silent,
      info: (event: string, fields?: object) => lines.push([event, fields]),
    };
    const { metrics, counted } = recordingMetrics();
    const handle = createCalendarSync({
      syncBooking: async (_client, id) => {
        if (id === 'b3') throw new CoreSyncError('calendar.refused', 'x');
        return id === 'b1' ? { kind: 'written', revision: 1 } : { kind: 'nothing-to-do' };
      },
      clock: { now: () => 1_764_640_802_500 },
      ...{ log, metrics },
    });
    const changed = { ApproximateCreationDateTime: 1_764_640_800 };
    const traced = { NewImage: { trace: { S: 'abc' } }, ...changed };
    const records = [record('BOOKING#b1', 1), record('BOOKING#b2', 2), record('BOOKING#b3', 3)];
    await handle({
      Records: records.map(({ dynamodb }, index) => ({
        dynamodb: { ...dynamodb, ...(index === 0 ? traced : changed) },
      })),
    });
    expect(lines[0]).toEqual([
      'booking synced',
      { bookingId: 'b1', trace: 'abc', outcome: 'written', revision: 1 },
    ]);
    expect(counted).toEqual([
      'CalendarWrites outcome=written',
      'SyncLag 2500',
      'CalendarWrites outcome=nothing-to-do',
      'CalendarWrites outcome=failed',
    ]);
  });

  it('logs no name and no time of a client', async () => {
    const lines: unknown[] = [];
    const note = (event: string, fields?: object) => lines.push([event, fields]);
    const handle = createCalendarSync({
      syncBooking: async (_client, id) => {
        if (id === 'b2')
          throw new CoreSyncError('calendar.refused', 'calendar insert: 403 forbidden');
        return { kind: 'written', revision: 4 };
      },
      clock: { now: () => 0 },
      log: { info: note, warn: note, error: note },
      metrics: recordingMetrics().metrics,
    });
    await handle({ Records: [record('BOOKING#b1', 1), record('BOOKING#b2', 2)] });
    expect(lines).toEqual([
      ['booking synced', { bookingId: 'b1', outcome: 'written', revision: 4 }],
      [
        'booking not synced',
        {
          bookingId: 'b2',
          faultName: 'CoreSyncError',
          code: 'calendar.refused',
          retryable: false,
          faultMessage: 'calendar insert: 403 forbidden',
          frames: expect.any(Array),
        },
      ],
    ]);
  });
});
