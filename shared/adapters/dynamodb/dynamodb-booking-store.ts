import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import { dayMs, type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { BookingKey, BookingStore } from '#ports/booking-store.ts';
import { batchGet } from './batch-get.ts';
import { noteAttributes, readBooking } from './booking-item.ts';
import { updateIfAsExpected } from './conditional-update.ts';
import { readLedgerClient } from './ledger-item.ts';
import { nameInProfile } from './profile-item.ts';
import { queryAll } from './query-all.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys, readBookingKeysOf, tableIndexes, utcDateOf } from './table-keys.ts';

/** Bookings on the one table, as those who keep the calendar read them. */
export function createDynamoBookingStore(deps: TableDeps & RetryDeps): BookingStore {
  const keys = createTableKeys(deps.studioId);
  return {
    async find(clientId, bookingId) {
      const items = await batchGet(deps, [
        keys.booking(clientId, bookingId),
        keys.profile(clientId),
      ]);
      const booking = items.find((item) => item['entity'] === 'booking');
      const profile = items.find((item) => item['entity'] === 'profile');
      if (booking === undefined) return undefined;
      const clientName = nameInProfile(profile);
      const isPending = booking['pendingKey'] !== undefined;
      const named = clientName === undefined ? {} : { clientName };
      return {
        booking: readBooking(booking),
        ...named,
        isErased: profile === undefined,
        isPending,
      };
    },
    whose: (bookingId) => whose(deps, bookingId),
    markSynced: (booking, copy) =>
      note(deps, booking, copy, { pendingKey: undefined, pendingSince: undefined }),
    markLacking: (booking, copy, at) =>
      note(deps, booking, copy, {
        pendingKey: keys.pendingCalendar,
        pendingSince: isoFromInstant(at),
      }),
    listBetween: (from, until) => listBetween(deps, from, until),
    listLacking: (until, max) => listLacking(deps, until, max),
  };
}

/** Every change of a booking is a revision, and every note of its event is counted: either makes this one stale. */
function note(
  deps: TableDeps,
  booking: Booking,
  copy: GoogleCopy | undefined,
  pending: Readonly<Record<'pendingKey' | 'pendingSince', string | undefined>>,
): Promise<boolean> {
  const { clientId, id, revision, marks } = booking;
  return updateIfAsExpected(
    deps,
    createTableKeys(deps.studioId).booking(clientId, id),
    { revision, marks },
    { ...noteAttributes(booking, copy), ...pending },
  );
}

/** The ledger has every booking from its first revision on, under the booking's id alone. */
async function whose(deps: TableDeps, bookingId: string): Promise<string | undefined> {
  const [entry] = await queryAll(deps, {
    ConsistentRead: true,
    KeyConditionExpression: '#PK = :booking',
    ExpressionAttributeNames: { '#PK': 'PK' },
    ExpressionAttributeValues: { ':booking': createTableKeys(deps.studioId).ledger(bookingId) },
  });
  return entry === undefined ? undefined : readLedgerClient(entry);
}

async function listLacking(deps: TableDeps, until: Instant, max: number): Promise<BookingKey[]> {
  const { Items: items = [] } = await deps.client
    .send(
      new QueryCommand({
        TableName: deps.tableName,
        IndexName: tableIndexes.pending,
        KeyConditionExpression: '#pendingKey = :pending AND #pendingSince <= :until',
        ExpressionAttributeNames: { '#pendingKey': 'pendingKey', '#pendingSince': 'pendingSince' },
        ExpressionAttributeValues: {
          ':pending': createTableKeys(deps.studioId).pendingCalendar,
          ':until': isoFromInstant(until),
        },
        Limit: max,
      }),
    )
    .catch(throwStoreFault);
  return items.flatMap((item) => readBookingKeysOf(item) ?? []);
}

/** One query of the index for each UTC day. */
async function listBetween(deps: TableDeps, from: Instant, until: Instant): Promise<Booking[]> {
  if (until <= from) return [];
  const keys = createTableKeys(deps.studioId);
  const queries = utcDatesBetween(from, until).map((utcDate) =>
    queryAll(deps, {
      IndexName: tableIndexes.byDay,
      KeyConditionExpression: '#dayKey = :day AND #startsAt BETWEEN :from AND :until',
      ExpressionAttributeNames: { '#dayKey': 'dayKey', '#startsAt': 'startsAt' },
      ExpressionAttributeValues: {
        ':day': keys.day(utcDate),
        ':from': isoFromInstant(from),
        ':until': isoFromInstant(until),
      },
    }),
  );
  const bookings = (await Promise.all(queries)).flat().map(readBooking);
  return bookings
    .filter(({ startsAt }) => startsAt >= from && startsAt < until)
    .sort((one, other) => one.startsAt - other.startsAt);
}

function utcDatesBetween(from: Instant, until: Instant): string[] {
  const dates: string[] = [];
  for (let day = Math.floor(from / dayMs) * dayMs; day < until; day += dayMs) {
    dates.push(utcDateOf(day));
  }
  return dates;
}
