import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createCalendarSync } from '#functions/calendar-sync/calendar-sync.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedFetch } from '../platform/outside-fetch.ts';
import { googleService } from './outside-mishaps.ts';
import { type SimulatedServices, storeDepsOf } from './simulated-services.ts';

/** calendar-sync as its handler wires it. */
export function simulatedCalendarSync(services: SimulatedServices) {
  return (instance: Instance) => {
    const syncBooking = createSyncBooking({
      bookings: createDynamoBookingStore(storeDepsOf(services, instance)),
      calendar: simulatedCalendar(services, instance),
      sessionName: 'Pilates',
    });
    return createCalendarSync({ syncBooking, clock: instance.clock, log: services.log });
  };
}

function simulatedCalendar({ google, privateKey }: SimulatedServices, { gate }: Instance) {
  return createGoogleBookingCalendar({
    access: async () => ({
      calendarId: localValues.calendarId,
      clientEmail: 'coresync@local.iam.gserviceaccount.com',
      privateKey,
    }),
    apiUrl: 'http://google.simulated/',
    tokenUrl: 'http://google.simulated/token',
    fetch: createGatedFetch(googleService(google), gate),
  });
}
