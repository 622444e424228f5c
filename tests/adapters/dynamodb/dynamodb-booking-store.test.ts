import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayMs, minuteMs } from '#domain/time/instant.ts';
import {
  aBooking,
  aTurn,
  aUnit,
  cancelled,
  change,
  moved,
  someNow,
  someStart,
} from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';

let stores: Awaited<ReturnType<typeof freshStores>>;
const booking = aBooking();
const copy = {
  eventId: 'cs1',
  revision: 1,
  etag: '"31"',
  startsAt: booking.startsAt,
  endsAt: booking.endsAt,
};
beforeEach(async () => {
  stores = await freshStores();
  await stores.turns.commit(aUnit(change(booking)));
});

const item = async () =>
  (
    await stores.table.client.send(
      new GetCommand({
        TableName: stores.table.tableName,
        Key: { ...stores.keys.booking('anna', 'b1') },
      }),
    )
  ).Item;

describe('find', () => {
  test('has the booking, and the name of a client who has one', async () => {
    expect(await stores.bookings.find('anna', 'b1')).toEqual({
      ...{ booking, isErased: true, isPending: true },
    });
    const profile = { clientId: 'anna', name: 'Anna', aliases: [], createdAt: someNow };
    await stores.turns.commit(aTurn({ client: { profile, aliases: [] } }));
    expect(await stores.bookings.find('anna', 'b1')).toEqual({
      ...{ booking, clientName: 'Anna', isErased: false, isPending: true },
    });
  });

  test('finds it though the profile cannot be read: the calendar of all hangs on it', async () => {
    const { client, tableName } = stores.table;
    for (const name of ['Anna', 7]) {
      const Item = { ...stores.keys.profile('anna'), entity: 'profile', name, createdAt: 'never' };
      await client.send(new PutCommand({ TableName: tableName, Item }));
      expect(await stores.bookings.find('anna', 'b1')).toEqual({
        ...{ booking, isErased: false, isPending: true },
        ...(name === 'Anna' ? { clientName: name } : {}),
      });
    }
  });

  test('finds nothing under another client', async () => {
    expect(await stores.bookings.find('budi', 'b1')).toBeUndefined();
  });
});

describe('markSynced', () => {
  test('notes what Google has and takes the booking from the pending ones', async () => {
    expect(await item()).toHaveProperty('pendingKey');
    expect(await stores.bookings.markSynced(booking, copy)).toBe(true);
    expect(await stores.bookings.find('anna', 'b1')).toEqual({
      booking: { ...booking, google: copy, marks: 1 },
      ...{ isErased: true, isPending: false },
    });
    expect(await item()).not.toHaveProperty('pendingKey');
    expect(await item()).not.toHaveProperty('pendingSince');
  });

  test('leaves a booking pending that changed meanwhile', async () => {
    const after = moved(booking, 30);
    await stores.turns.commit(aUnit(change(after, booking)));
    expect(await stores.bookings.markSynced(booking, copy)).toBe(false);
    expect(await stores.bookings.find('anna', 'b1')).toEqual({
      ...{ booking: after, isErased: true, isPending: true },
    });
    expect(await item()).toHaveProperty('pendingKey', 'studio#PENDING#CALENDAR');
  });

  test('notes that Google has nothing', async () => {
    await stores.bookings.markSynced(booking, copy);
    const noted = { ...booking, marks: 1 };
    expect(await stores.bookings.markSynced(noted, undefined)).toBe(true);
    const found = await stores.bookings.find('anna', 'b1');
    expect(found).toEqual({ booking: { ...booking, marks: 2 }, isErased: true, isPending: false });
  });

  test('notes nothing over a note that was made since', async () => {
    await stores.bookings.markSynced(booking, copy);
    expect(await stores.bookings.markSynced(booking, undefined)).toBe(false);
    expect(await stores.bookings.markLacking(booking, undefined, someNow)).toBe(false);
  });

  test('makes no booking of one that is not there', async () => {
    expect(await stores.bookings.markSynced(aBooking({ id: 'b9' }), copy)).toBe(false);
    expect(await stores.bookings.find('anna', 'b9')).toBeUndefined();
  });
});

describe('what Google lacks', () => {
  test('is listed by how long it does, and not once it is noted', async () => {
    const later = aBooking({ id: 'b2', startsAt: someStart + dayMs });
    await stores.turns.commit({
      at: someNow,
      changes: [{ ...change(later), at: someNow + 1_000 }],
    });
    const b1 = { clientId: 'anna', bookingId: 'b1' };
    const b2 = { clientId: 'anna', bookingId: 'b2' };
    expect(await stores.bookings.listLacking(someNow, 10)).toEqual([b1]);
    expect(await stores.bookings.listLacking(someNow + 1_000, 10)).toEqual([b1, b2]);
    expect(await stores.bookings.listLacking(someNow + 1_000, 1)).toEqual([b1]);
    await stores.bookings.markSynced(booking, copy);
    expect(await stores.bookings.listLacking(someNow + 1_000, 10)).toEqual([b2]);
    const noted = { ...booking, marks: 1 };
    expect(await stores.bookings.markLacking(noted, copy, someNow + 2_000)).toBe(true);
    expect(await stores.bookings.listLacking(someNow + 2_000, 10)).toEqual([b2, b1]);
  });
});

test('whose booking it is, the booking itself says', async () => {
  expect(await stores.bookings.whose('b1')).toBe('anna');
  expect(await stores.bookings.whose('b9')).toBeUndefined();
});

describe('listBetween', () => {
  test('has confirmed bookings from the first instant to before the last, over days, by start', async () => {
    const nextDay = aBooking({ id: 'b2', startsAt: someStart + dayMs });
    const early = aBooking({ id: 'b3', startsAt: someStart - 60 * minuteMs });
    const gone = aBooking({ id: 'b4', startsAt: someStart + 120 * minuteMs });
    await stores.turns.commit(aUnit(change(nextDay), change(early), change(gone)));
    await stores.turns.commit(aUnit(change(cancelled(gone), gone)));
    const ids = async (from: number, until: number) =>
      (await stores.bookings.listBetween(from, until)).map(({ id }) => id);
    expect(await ids(someStart - dayMs, someStart + 2 * dayMs)).toEqual(['b3', 'b1', 'b2']);
    expect(await ids(someStart, someStart + dayMs)).toEqual(['b1']);
    expect(await ids(someStart, someStart + dayMs + 1)).toEqual(['b1', 'b2']);
    expect(await ids(someStart, someStart - 1)).toEqual([]);
  });
});
