import * as z from 'zod/mini';
import { readBookingKeys } from '#adapters/dynamodb/table-keys.ts';
import { faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { BookingKey } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { SyncBooking } from '#use-cases/sync-booking.ts';

interface CalendarSyncDeps {
  readonly syncBooking: SyncBooking;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/** What Lambda is told of a batch of stream records: it goes on from the lowest of these sequence numbers. */
export interface StreamBatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Begins no further record after this long. With the slowest record still under way then (some calls, each of up to
 * three attempts), the function's timeout, which would have the whole batch done again, is not met.
 */
const batchBudgetMs = 25_000;

const streamEventSchema = z.object({
  Records: z.array(
    z.object({
      dynamodb: z.object({
        Keys: z.record(z.string(), z.object({ S: z.exactOptional(z.string()) })),
        NewImage: z.optional(z.object({ trace: z.optional(z.object({ S: z.string() })) })),
        /** Epoch seconds. */
        ApproximateCreationDateTime: z.optional(z.number()),
        SequenceNumber: z.string().check(z.minLength(1)),
      }),
    }),
  ),
});

/**
 * Syncs the bookings of a batch one by one. One that fails keeps none of the others from being written: each is
 * written as it is now, so that none can overtake another.
 */
export function createCalendarSync(deps: CalendarSyncDeps) {
  const { clock, log } = deps;
  return async (event: unknown): Promise<StreamBatchAnswer> => {
    const records = streamEventSchema.parse(event).Records.map(({ dynamodb }) => dynamodb);
    const beginsBefore = clock.now() + batchBudgetMs;
    const failed: string[] = [];
    let late = 0;
    for (const record of records) {
      const key = readBookingKeys(record.Keys);
      if (key === undefined) continue;
      const isLate = clock.now() >= beginsBefore;
      if (isLate) late += 1;
      if (isLate || !(await isSynced(key, record, deps))) failed.push(record.SequenceNumber);
    }
    if (late > 0) log.warn('batch cut short', { count: late });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

type StreamRecord = z.infer<typeof streamEventSchema>['Records'][number]['dynamodb'];

async function isSynced(
  { clientId, bookingId }: BookingKey,
  { NewImage, ApproximateCreationDateTime: changedAt }: StreamRecord,
  { syncBooking, clock, log, metrics }: CalendarSyncDeps,
): Promise<boolean> {
  const trace = NewImage?.trace?.S;
  const about = { bookingId, ...(trace === undefined ? {} : { trace }) };
  try {
    const outcome = await syncBooking(clientId, bookingId);
    const revision = outcome.kind === 'nothing-to-do' ? {} : { revision: outcome.revision };
    log.info('booking synced', { ...about, outcome: outcome.kind, ...revision });
    metrics.count('CalendarWrites', { outcome: outcome.kind });
    if (changedAt !== undefined && outcome.kind !== 'nothing-to-do') {
      metrics.measure('SyncLag', Math.max(0, clock.now() - changedAt * 1_000));
    }
    return true;
  } catch (fault) {
    log.error('booking not synced', { ...about, ...faultFields(fault) });
    metrics.count('CalendarWrites', { outcome: 'failed' });
    return false;
  }
}
