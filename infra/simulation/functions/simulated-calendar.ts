import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoCallQuota } from '#adapters/dynamodb/dynamodb-call-quota.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoOwedWords } from '#adapters/dynamodb/dynamodb-owed-words.ts';
import { createDynamoOwnerEventStore } from '#adapters/dynamodb/dynamodb-owner-event-store.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { createCalendarCatchUp } from '#functions/calendar-catch-up/calendar-catch-up.ts';
import { createCalendarPull } from '#functions/calendar-pull/calendar-pull.ts';
import { createCalendarSync } from '#functions/calendar-sync/calendar-sync.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { createNoteLeft } from '#use-cases/note-left.ts';
import { createOwnerPull } from '#use-cases/owner-pull.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedFetch } from '../platform/outside-fetch.ts';
import { googleService } from './outside-mishaps.ts';
import { idsOf, type SimulatedServices, storeDepsOf } from './simulated-services.ts';

/** calendar-sync as its handler wires it. */
export function simulatedCalendarSync(services: SimulatedServices) {
  return (instance: Instance) => {
    const { syncBooking } = wireSimulatedCalendar(services, instance);
    const { log, metrics } = services;
    return createCalendarSync({ syncBooking, clock: instance.clock, log, metrics });
  };
}

/** calendar-catch-up as its handler wires it. */
export function simulatedCatchUp(services: SimulatedServices) {
  return (instance: Instance) => {
    const { table, bookings, syncBooking, ownerCalendar } = wireSimulatedCalendar(
      services,
      instance,
    );
    const { random } = table;
    const { clock } = instance;
    const { log, metrics } = services;
    const noteLeft = createNoteLeft({
      outbox: createDynamoOutbox(table),
      calendar: ownerCalendar,
      clock,
      report: () => {},
    });
    return createCalendarCatchUp({
      ...{ bookings, syncBooking, noteLeft, clock, random, log, metrics },
    });
  };
}

/** calendar-pull as its handler wires it. */
export function simulatedPull(services: SimulatedServices) {
  const { studio, log } = services;
  return (instance: Instance) => {
    const { table, ...wired } = wireSimulatedCalendar(services, instance);
    const pullCalendar = createOwnerPull({
      ...wired,
      studio,
      calendar: wired.ownerCalendar,
      events: createDynamoOwnerEventStore({ ...table, calendarId }),
      owed: createDynamoOwedWords(table),
      clock: instance.clock,
      ids: idsOf(instance),
      digest: digestId,
    });
    return createCalendarPull({ pullCalendar, log, metrics: services.metrics });
  };
}

const calendarId = async () => localValues.calendarId;

/** The counterpart of the functions' own wiring, with the simulated ways out. */
function wireSimulatedCalendar(services: SimulatedServices, instance: Instance) {
  const { google, privateKey, studio } = services;
  const { clock, gate } = instance;
  const table = storeDepsOf(services, instance);
  const calls = createGoogleCalls({
    access: async () => ({
      calendarId: localValues.calendarId,
      clientEmail: 'coresync@local.iam.gserviceaccount.com',
      privateKey,
    }),
    apiUrl: 'http://google.simulated/',
    tokenUrl: 'http://google.simulated/token',
    fetch: createGatedFetch(googleService(google), gate),
    quota: createDynamoCallQuota({ ...table, calendarId }),
    ...{ clock, random: table.random, wait: table.wait },
  });
  const bookings = createDynamoBookingStore(table);
  const turns = createDynamoTurnStore(table);
  const ownerCalendar = createGoogleOwnerCalendar(calls);
  const tellOwner = createTellOwner({
    ...{ studio, calendar: ownerCalendar, turns, clock, digest: digestId },
  });
  const calendar = createGoogleBookingCalendar(calls);
  const syncBooking = createSyncBooking({ bookings, calendar, tellOwner, sessionName: 'Pilates' });
  return { table, bookings, turns, ownerCalendar, tellOwner, syncBooking };
}
