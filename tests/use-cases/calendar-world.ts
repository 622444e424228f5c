import { createDynamoOwedWords } from '#adapters/dynamodb/dynamodb-owed-words.ts';
import { createDynamoOwnerEventStore } from '#adapters/dynamodb/dynamodb-owner-event-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { calendarsOf } from '#domain/studio/lanes.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { aGoogleDouble, callsTo } from '#tests/support/google-calls.ts';
import { ownerOf } from '#tests/support/google-owner.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createOwnerPull } from '#use-cases/owner-pull.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';
import { createWorld, type WorldOptions } from './conversation-world.ts';

let lastId = 0;

/** The real conversation, sync and pull on the real engine, with WhatsApp and Google in process. */
export async function createCalendarWorld(options: WorldOptions = {}) {
  const world = await createWorld(options);
  const { stores, clock, studio, messenger, graph } = world;
  const google = aGoogleDouble(clock, [...calendarsOf(studio.lanes).keys()]);
  const calls = callsTo(google, { clock });
  const ownerCalendar = createGoogleOwnerCalendar(calls);
  const { bookings, turns } = stores;
  const told = { studio, calendar: ownerCalendar, turns, clock, digest: digestId };
  const tellOwner = createTellOwner(told);
  const ownerEvents = createDynamoOwnerEventStore({
    ...stores.table,
    studioId: 'studio',
    calendarId: async () => localValues.calendarId,
  });
  const calendar = createGoogleBookingCalendar(calls);
  /** The sync; `beforeNote` happens when it has written to Google and has noted nothing of it. */
  const syncWith = (beforeNote: () => Promise<void>) => {
    let isFirst = true;
    return createSyncBooking({
      ...{ tellOwner, calendar, sessionName: 'Pilates' },
      bookings: {
        find: bookings.find,
        async markSynced(booking, copy) {
          if (isFirst) await beforeNote();
          isFirst = false;
          return bookings.markSynced(booking, copy);
        },
      },
    });
  };
  const syncBooking = syncWith(async () => {});
  const ids = {
    next: () => {
      lastId += 1;
      return `c${lastId.toString(16).padStart(11, '0')}`.padEnd(32, '0');
    },
  };
  const pullDeps = {
    ...{ studio, calendar: ownerCalendar, events: ownerEvents, bookings, turns, tellOwner },
    ...{ clock, ids, digest: digestId },
    owed: createDynamoOwedWords({ ...stores.table, studioId: 'studio' }),
  };
  const pull = createOwnerPull(pullDeps);
  const deliver = createDeliverReply({
    ...{ outbox: stores.outbox, messenger, clock, studio, ids, random: () => 0.5 },
  });
  return {
    ...world,
    ...{ google, ownerEvents, syncBooking, pull, pullDeps, calls },
    owner: ownerOf(google),
    /** Writes all bookings that Google lacks. */
    async sync(beforeNote?: () => Promise<void>) {
      const lacking = await bookings.listLacking(clock.now() + 60_000, 1_000);
      const sync = beforeNote === undefined ? syncBooking : syncWith(beforeNote);
      for (const { clientId, bookingId } of lacking) await sync(clientId, bookingId);
    },
    /** Sends what waits and is due, and returns what was heard: `+62… text`. */
    async deliver() {
      const heard = graph.accepted.length;
      const items = await world.entities('outbound');
      for (const item of items) await deliver.resume(String(item['outboundId']));
      return graph.accepted.slice(heard).map(({ to, rendered }) => `${to} ${rendered}`);
    },
  };
}

export type CalendarWorld = Awaited<ReturnType<typeof createCalendarWorld>>;
