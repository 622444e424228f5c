import { randomUUID } from 'node:crypto';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoCallQuota } from '#adapters/dynamodb/dynamodb-call-quota.ts';
import { createDynamoErasures } from '#adapters/dynamodb/dynamodb-erasures.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import type { Booking } from '#domain/booking/booking.ts';
import type { TurnBench } from '#infra/bench/measured-turns.ts';
import type { TableUse } from '#infra/bench/table-meter.ts';
import { playConversation } from '#infra/replay/play-conversation.ts';
import { createReplayWorld } from '#infra/replay/replay-world.ts';
import { createRecordStatus } from '#use-cases/record-status.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';

/** What the parts around a turn ask of the table, each measured once. */
export interface MeasuredTasks {
  /** Word of one status of one message. */
  readonly status: TableUse;
  /** One booking written to the calendar, the first call to it in its minute: the count of calls begins anew. */
  readonly sync: TableUse;
  /** A minute of housekeeping that finds nothing: the other timers ask no more. */
  readonly timer: TableUse;
}

const now = '2026-12-01T09:00:00+07:00';

/** A client books through the real use cases; then what follows is done alone, on the same table and under the same meter. */
export async function measureTasks({ host, meter }: TurnBench): Promise<MeasuredTasks> {
  const studioId = `cost-${randomUUID()}`;
  const booked: Booking[] = [];
  const turns = ['Booking besok jam 10 pagi'];
  const line = { id: randomUUID(), now, given: [], turns };
  const world = await createReplayWorld(
    {
      ...{ ...host, studioId },
      trace: (_, step) => {
        if (step.kind === 'committed' && step.outcome === 'committed')
          booked.push(...step.unit.changes.map(({ after }) => after));
      },
    },
    line,
  );
  await playConversation(line, world);
  const [booking] = booked;
  const message = world.graph.accepted.at(-1);
  if (booking === undefined || message?.callbackId === undefined)
    throw new Error('the client who was to book did not');

  const table = {
    ...{ client: host.client, tableName: host.tableName, studioId },
    ...{ random: Math.random, wait: async () => {} },
  };
  const outbox = createDynamoOutbox(table);
  const bookings = createDynamoBookingStore(table);
  const { clock } = world;
  const use = async (task: () => Promise<unknown>): Promise<TableUse> => {
    meter.take();
    await task();
    return meter.take();
  };

  const recordStatus = createRecordStatus({
    ...{ outbox, clock, studio: host.studio, random: Math.random },
    ids: { next: () => randomUUID() },
  });
  const quota = createDynamoCallQuota({ ...table, calendarId: async () => 'studio' });
  const syncBooking = createSyncBooking({
    bookings,
    calendar: calendarThatTakes(),
    tellOwner: async () => {},
    sessionName: 'Pilates',
  });
  const status = {
    ...{ channelId: message.id, outboundId: message.callbackId, at: clock.now() },
    word: { kind: 'delivered' },
  } as const;
  return {
    status: await use(() => recordStatus(status)),
    sync: await use(async () => {
      await quota.take(clock.now());
      await syncBooking(booking.clientId, booking.id);
    }),
    timer: await use(async () => {
      await outbox.listDue(0, 1);
      await createDynamoErasures(table).listPending(1);
    }),
  };
}

/** Google costs the table nothing: here every event is taken as it is. */
function calendarThatTakes() {
  return {
    async upsert({ id, revision, startsAt, endsAt }: Booking) {
      const copy = { ...{ eventId: id, revision, etag: '"1"' }, ...{ startsAt, endsAt } };
      return { kind: 'written', copy } as const;
    },
    remove: async () => ({ kind: 'removed' }) as const,
  };
}
