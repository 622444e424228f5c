import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoOwedWords } from '#adapters/dynamodb/dynamodb-owed-words.ts';
import { createDynamoOwnerEventStore } from '#adapters/dynamodb/dynamodb-owner-event-store.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { googleService } from '#infra/simulation/functions/outside-mishaps.ts';
import type { EngineWire } from '#infra/simulation/platform/engine-wire.ts';
import { createGatedFetch } from '#infra/simulation/platform/outside-fetch.ts';
import { RepeatedReads } from '#infra/simulation/platform/repeated-reads.ts';
import { createGatedTableClient } from '#infra/simulation/platform/table-client.ts';
import type { SeededRandom } from '#infra/simulation/seeded-random.ts';
import { aGoogleDouble, callsTo } from '#tests/support/google-calls.ts';
import { ownerOf } from '#tests/support/google-owner.ts';
import { jakartaStudio, wednesdayMorning } from '#tests/use-cases/conversation-world.ts';
import { createOwnerPull } from '#use-cases/owner-pull.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';
import { createTurnGate, type Trouble } from './turn-gate.ts';
import type { Turnstile } from './turnstile.ts';

/** Two lanes, and an owner who can be written to. */
export const historyStudio: Studio = {
  ...jakartaStudio,
  maxAdvanceDays: 7,
  ownerWhatsapp: '+628110000999',
  lanes: [
    { id: 'reformer', name: 'Reformer 1' },
    { id: 'reformer-2', name: 'Reformer 2' },
  ],
};

export interface HistoryWorldOptions {
  readonly wire: EngineWire;
  readonly tableName: string;
  readonly studioId: string;
  readonly random: SeededRandom;
  readonly turnstile: Turnstile;
}

/** One studio's table and calendar, with the product's own sync and pull on them; both may be made to fail. */
export function createHistoryWorld(options: HistoryWorldOptions) {
  const { wire, tableName, studioId, random, turnstile } = options;
  const clock = createLocalClock({ start: wednesdayMorning, frozen: true });
  const google = aGoogleDouble(clock);
  const trouble: Trouble = { table: 0, google: 0 };
  const gate = createTurnGate({ turnstile, trouble, random: random.fork('mishaps') });
  const calls = callsTo(google, { clock, fetch: createGatedFetch(googleService(google), gate) });
  const deps = {
    client: createGatedTableClient({ wire, reads: new RepeatedReads() }, gate, () => {}),
    ...{ tableName, studioId },
    random: () => random.next(),
    wait: async () => {},
  };
  const bookings = createDynamoBookingStore(deps);
  const turns = createDynamoTurnStore(deps);
  const calendar = createGoogleOwnerCalendar(calls);
  const studio = historyStudio;
  const common = { studio, turns, clock, digest: digestId };
  const tellOwner = createTellOwner({ ...common, calendar });
  const events = createDynamoOwnerEventStore({
    ...deps,
    calendarId: async () => localValues.calendarId,
  });
  return {
    ...{ clock, google, bookings, turns, trouble, studioId },
    /** With few of them, more happens to the same session. */
    clients: random.between(1, 3),
    owner: ownerOf({
      fetch: (request) =>
        turnstile.pass(`owner's ${request.method} ${request.url.replace(/^.*\/events/, '')}`, () =>
          google.fetch(request),
        ),
    }),
    sync: createSyncBooking({
      ...{ bookings, tellOwner, sessionName: 'Pilates' },
      calendar: createGoogleBookingCalendar(calls),
    }),
    pull: createOwnerPull({
      ...{ ...common, calendar, events, bookings, tellOwner },
      owed: createDynamoOwedWords(deps),
      ids: { next: () => random.hex(32) },
    }),
  };
}

export type HistoryWorld = ReturnType<typeof createHistoryWorld>;
