import { setTimeout as wait } from 'node:timers/promises';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { googleSecretSchema } from '#adapters/google-calendar/google-secret.ts';
import { createSecretSource, createSecretsManagerClient } from '#adapters/secrets/secret-source.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createCalendarSync } from './calendar-sync.ts';

const environment = readEnvironment([
  'TABLE_NAME',
  'STUDIO_ID',
  'GOOGLE_SECRET_ARN',
  'GOOGLE_API_URL',
  'GOOGLE_TOKEN_URL',
]);
const log = createLog('calendar-sync');
const clock = { now: () => Date.now() };
const secrets = createSecretSource({ client: createSecretsManagerClient(), clock });
const bookings = createDynamoBookingStore({
  client: createDocumentClient(),
  tableName: environment.TABLE_NAME,
  studioId: environment.STUDIO_ID,
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
});
const calendar = createGoogleBookingCalendar({
  access: () => secrets.get(environment.GOOGLE_SECRET_ARN, googleSecretSchema),
  apiUrl: environment.GOOGLE_API_URL,
  tokenUrl: environment.GOOGLE_TOKEN_URL,
  fetch: globalThis.fetch,
});
const syncBooking = createSyncBooking({ bookings, calendar, sessionName: 'Pilates' });

/** The table's stream to Google Calendar; see `createCalendarSync`. */
export const handler = withLambdaDefaults(log, createCalendarSync({ syncBooking, clock, log }));
