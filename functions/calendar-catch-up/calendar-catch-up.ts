import { minuteMs } from '#domain/time/instant.ts';
import { faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { BookingKey, BookingStore } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { SyncBooking } from '#use-cases/sync-booking.ts';

export interface CalendarCatchUpDeps {
  readonly bookings: Pick<BookingStore, 'listLacking'>;
  readonly syncBooking: SyncBooking;
  /** Tells the owner what she could not be told otherwise; how often it did. */
  readonly noteLeft: () => Promise<number>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/** The stream is given so long to do it by itself. */
const lackingMs = minuteMs;
const bookingsMax = 300;
/** No further booking is begun after this long; the function may run twice as long. */
const budgetMs = 40_000;
/** So many failures and no success: it is not the bookings. */
const failuresMax = 8;

/**
 * Writes the bookings that Google lacks for a minute or longer: whatever the stream gave up on, however long an outage
 * was. In a random order, so that one which always fails keeps none of the others waiting for good.
 */
export function createCalendarCatchUp(deps: CalendarCatchUpDeps) {
  const { bookings, syncBooking, noteLeft, clock, random, log, metrics } = deps;

  async function note(): Promise<void> {
    try {
      const count = await noteLeft();
      if (count > 0) log.info('owner noted', { count });
    } catch (fault) {
      log.error('owner not noted', faultFields(fault));
    }
  }

  return async (): Promise<{ readonly synced: number; readonly failed: number }> => {
    const now = clock.now();
    await note();
    const lacking = await bookings.listLacking(now - lackingMs, bookingsMax);
    let synced = 0;
    let failed = 0;
    for (const { clientId, bookingId } of shuffled(lacking, random)) {
      if (clock.now() >= now + budgetMs || (synced === 0 && failed === failuresMax)) break;
      try {
        await syncBooking(clientId, bookingId);
        synced += 1;
      } catch (fault) {
        failed += 1;
        log.error('booking not synced', { bookingId, ...faultFields(fault) });
      }
    }
    const left = lacking.length - synced;
    metrics.measure('BookingsLacking', left);
    if (lacking.length > 0) {
      log.info('bookings caught up', { count: lacking.length, counts: { synced, failed, left } });
    }
    return { synced, failed };
  };
}

function shuffled(keys: readonly BookingKey[], random: () => number): BookingKey[] {
  return keys
    .map((key) => ({ key, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ key }) => key);
}
