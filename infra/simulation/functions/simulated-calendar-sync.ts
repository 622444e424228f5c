import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { createCalendarSync } from '#functions/calendar-sync/calendar-sync.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedFetch } from '../platform/outside-fetch.ts';
import { googleService } from './outside-mishaps.ts';
import { type SimulatedServices, storeDepsOf } from './simulated-services.ts';

/** calendar-sync as its handler wires it. */
export function simulatedCalendarSync(services: SimulatedServices) {
  return (instance: Instance) => {
    const { clock } = instance;
    const deps = storeDepsOf(services, instance);
    const calls = simulatedCalls(services, instance);
    const tellOwner = createTellOwner({
      ...{ studio: services.studio, clock, digest: digestId },
      calendar: createGoogleOwnerCalendar(calls),
      turns: createDynamoTurnStore(deps),
    });
    const syncBooking = createSyncBooking({
      ...{ bookings: createDynamoBookingStore(deps), tellOwner, sessionName: 'Pilates' },
      calendar: createGoogleBookingCalendar(calls),
    });
    return createCalendarSync({ syncBooking, clock, log: services.log });
  };
}

/** Google as every function calls it, without the count of calls: no studio here makes so many. */
function simulatedCalls({ google, privateKey }: SimulatedServices, instance: Instance) {
  const { gate, clock } = instance;
  return createGoogleCalls({
    access: async () => ({
      calendarId: localValues.calendarId,
      clientEmail: 'coresync@local.iam.gserviceaccount.com',
      privateKey,
    }),
    apiUrl: 'http://google.simulated/',
    tokenUrl: 'http://google.simulated/token',
    fetch: createGatedFetch(googleService(google), gate),
    quota: { take: async () => 0 },
    clock,
    random: () => instance.random().next(),
    wait: (milliseconds) => gate.pause(milliseconds),
  });
}
