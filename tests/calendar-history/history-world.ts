import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoOwnerEventStore } from '#adapters/dynamodb/dynamodb-owner-event-store.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { ConnectionReset } from '#infra/local/doubles/http-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { SeededRandom } from '#infra/simulation/seeded-random.ts';
import { type Fault, injectFaults } from '#tests/support/dynamo-faults.ts';
import { createTestClient, type TestTable } from '#tests/support/dynamo-table.ts';
import { aGoogleDouble, callsTo } from '#tests/support/google-calls.ts';
import { ownerOf } from '#tests/support/google-owner.ts';
import { jakartaStudio, wednesdayMorning } from '#tests/use-cases/conversation-world.ts';
import { createOwnerPull } from '#use-cases/owner-pull.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';

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

const storeFaults: readonly Fault[] = ['conflict', 'unserved', 'answer-lost', 'answer-lost-once'];

/** One studio's table and calendar, with the product's own sync and pull on them; both may be made to fail. */
export function createHistoryWorld(table: TestTable, studioId: string, random: SeededRandom) {
  const clock = createLocalClock({ start: wednesdayMorning, frozen: true });
  const google = aGoogleDouble(clock);
  const trouble = { store: 0, google: 0 };
  const fetch = troubledFetch(inProcessFetch(google), random, trouble);
  const calls = callsTo(google, { clock, fetch });
  const client = createTestClient();
  injectFaults(client, () => (random.chance(trouble.store) ? random.pick(storeFaults) : undefined));
  const deps = {
    ...{ client, tableName: table.tableName, studioId },
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
    owner: ownerOf(google),
    sync: createSyncBooking({
      ...{ bookings, tellOwner, sessionName: 'Pilates' },
      calendar: createGoogleBookingCalendar(calls),
    }),
    pull: createOwnerPull({
      ...{ ...common, calendar, events, bookings, tellOwner },
      ids: { next: () => random.hex(32) },
    }),
  };
}

type GoogleTrouble = 'reset' | 'reset-after-write' | 'busy' | 'down' | 'used-up';
const googleTroubles: readonly GoogleTrouble[] = [
  ...(['reset', 'reset-after-write', 'reset-after-write', 'busy', 'down', 'used-up'] as const),
];

/** Calls of the product fail by chance, also behind what they were to do; the owner's own do not. */
function troubledFetch(
  inner: typeof fetch,
  random: SeededRandom,
  trouble: { readonly google: number },
): typeof fetch {
  return async (input, init) => {
    const kind = random.chance(trouble.google) ? random.pick(googleTroubles) : undefined;
    if (kind === 'reset') throw new ConnectionReset();
    if (kind === 'busy') return refusal(403, 'rateLimitExceeded');
    if (kind === 'used-up') return refusal(403, 'quotaExceeded');
    if (kind === 'down') return new Response('<html>502</html>', { status: 502 });
    const answer = await inner(input, init);
    if (kind === 'reset-after-write') throw new ConnectionReset();
    return answer;
  };
}

function refusal(status: number, reason: string): Response {
  return Response.json({ error: { code: status, errors: [{ reason }] } }, { status });
}

export type HistoryWorld = ReturnType<typeof createHistoryWorld>;
