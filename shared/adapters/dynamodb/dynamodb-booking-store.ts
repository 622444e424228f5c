import type { Booking } from '#domain/booking/booking.ts';
import { dayMs, type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { BookingStore } from '#ports/booking-store.ts';
import { batchGet } from './batch-get.ts';
import { googleCopyAttribute, readBooking } from './booking-item.ts';
import { updateIfAsExpected } from './conditional-update.ts';
import { readProfile } from './profile-item.ts';
import { queryAll } from './query-all.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { createTableKeys, tableIndexes, utcDateOf } from './table-keys.ts';

/** Bookings on the one table, as calendar-sync and operators read them. */
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
      const clientName = profile === undefined ? undefined : readProfile(profile).name;
      return { booking: readBooking(booking), ...(clientName === undefined ? {} : { clientName }) };
    },
    markSynced: ({ clientId, id, revision }, copy) =>
      updateIfAsExpected(
        deps,
        keys.booking(clientId, id),
        { revision },
        {
          google: copy === undefined ? undefined : googleCopyAttribute(copy),
          pendingKey: undefined,
          pendingSince: undefined,
        },
      ),
    listBetween: (from, until) => listBetween(deps, from, until),
  };
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
