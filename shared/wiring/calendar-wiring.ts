import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { createDynamoCallQuota } from '#adapters/dynamodb/dynamodb-call-quota.ts';
import { createDynamoOwedWords } from '#adapters/dynamodb/dynamodb-owed-words.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createGoogleBookingCalendar } from '#adapters/google-calendar/google-booking-calendar.ts';
import { createGoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import { createGoogleOwnerCalendar } from '#adapters/google-calendar/google-owner-calendar.ts';
import { googleSecretSchema } from '#adapters/google-calendar/google-secret.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import {
  createSecretSource,
  createSecretsManagerClient,
  secretAccess,
} from '#adapters/secrets/secret-source.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import { createSyncBooking } from '#use-cases/sync-booking.ts';
import { createTellOwner } from '#use-cases/tell-owner.ts';

/** What each function that keeps the calendar is told by its environment. */
export const calendarVariables = [
  'TABLE_NAME',
  'STUDIO_ID',
  'GOOGLE_SECRET_ARN',
  'GOOGLE_API_URL',
  'GOOGLE_TOKEN_URL',
  'LAMBDA_TASK_ROOT',
] as const;

export interface CalendarWiring {
  readonly environment: Readonly<Record<(typeof calendarVariables)[number], string>>;
  readonly studio: Studio;
  readonly clock: Clock;
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** The same stores and calendar for calendar-sync, its catching up and calendar-pull. */
export function wireCalendar({ environment, studio, clock, random, wait }: CalendarWiring) {
  const secrets = createSecretSource({ client: createSecretsManagerClient(), clock });
  const access = secretAccess(secrets, environment.GOOGLE_SECRET_ARN, googleSecretSchema);
  const calendarId = async () => (await access()).calendarId;
  const table = {
    client: createDocumentClient(),
    tableName: environment.TABLE_NAME,
    studioId: environment.STUDIO_ID,
    retention: studio.retention,
    random,
    wait,
  };
  const calls = createGoogleCalls({
    access,
    apiUrl: environment.GOOGLE_API_URL,
    tokenUrl: environment.GOOGLE_TOKEN_URL,
    fetch: globalThis.fetch,
    quota: createDynamoCallQuota({ ...table, calendarId }),
    ...{ clock, random, wait },
  });
  const bookings = createDynamoBookingStore(table);
  const turns = createDynamoTurnStore(table);
  const ownerCalendar = createGoogleOwnerCalendar(calls);
  const tellOwner = createTellOwner({
    ...{ studio, calendar: ownerCalendar, turns, clock, digest: digestId },
  });
  const calendar = createGoogleBookingCalendar(calls);
  const syncBooking = createSyncBooking({ bookings, calendar, tellOwner, sessionName: 'Pilates' });
  const owed = createDynamoOwedWords(table);
  return { table, calls, calendarId, bookings, turns, owed, ownerCalendar, tellOwner, syncBooking };
}
