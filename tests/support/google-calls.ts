import { generateKeyPairSync } from 'node:crypto';
import { createGoogleCalls, type GoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import {
  createGoogleCalendarDouble,
  type GoogleCalendarDouble,
} from '#infra/local/doubles/google-calendar-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { CallQuota } from '#ports/call-quota.ts';
import type { Clock } from '#ports/clock.ts';

/** One pair for the whole file: making one takes a while. */
export const googleKeys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

export interface TestCalls {
  readonly calendarId?: string;
  readonly privateKey?: string;
  readonly fetch?: typeof fetch;
  readonly url?: string;
  readonly clock?: Clock;
  readonly quota?: CallQuota;
  /** Called instead of waiting. */
  readonly onWait?: (milliseconds: number) => void;
}

/** Our calls of Google, to a double in process. Nothing is waited for. */
export function callsTo(double: GoogleCalendarDouble, options: TestCalls = {}): GoogleCalls {
  const url = options.url ?? 'http://google.local';
  return createGoogleCalls({
    access: async () => ({
      calendarId: options.calendarId ?? localValues.calendarId,
      clientEmail: 'sa@project.iam.gserviceaccount.com',
      privateKey: options.privateKey ?? googleKeys.privateKey,
    }),
    apiUrl: `${url}/`,
    tokenUrl: `${url}/token`,
    fetch: options.fetch ?? inProcessFetch(double),
    quota: options.quota ?? { take: async () => 0 },
    clock: options.clock ?? { now: () => 0 },
    random: () => 0,
    wait: async (milliseconds) => options.onWait?.(milliseconds),
    callTimeoutMs: 300,
  });
}

export function aGoogleDouble(
  clock: Clock,
  otherCalendars: readonly string[] = [],
): GoogleCalendarDouble {
  return createGoogleCalendarDouble({
    clock,
    otherCalendars,
    calendarId: localValues.calendarId,
    zone: 'Asia/Jakarta',
    publicKey: googleKeys.publicKey,
  });
}
