import type { calendar_v3 } from '@googleapis/calendar';
import { CoreSyncError } from '#domain/error.ts';
import type { CallQuota } from '#ports/call-quota.ts';
import type { Clock } from '#ports/clock.ts';
import { createCalendarClient, type GoogleAccess } from './calendar-client.ts';
import { type CalendarFailure, calendarFailure, isWorthRepeating } from './calendar-failure.ts';

export interface GoogleCallsOptions {
  /** Asked when a client is made: on first use, and again, with `true`, after Google refused what it gave. */
  readonly access: (isRefused?: boolean) => Promise<GoogleAccess>;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly fetch: typeof fetch;
  readonly quota: CallQuota;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Of one attempt. */
  readonly callTimeoutMs?: number;
}

export type Call =
  | { readonly kind: 'done'; readonly data: unknown }
  | ({ readonly kind: 'failed' } & CalendarFailure);

export type CallOf = (
  client: calendar_v3.Calendar,
  calendarId: string,
  extra: { readonly retry: false },
) => Promise<{ readonly data: unknown }>;

/** Makes calls of Google's Calendar API, POST included: every write of ours may be repeated. */
export interface GoogleCalls {
  /** The call's answer, or how its last attempt failed. */
  make(call: CallOf): Promise<Call>;
  /** The same of another calendar that the account sees. Sign-in and count of calls are shared. */
  of(calendarId: string): GoogleCalls;
}

const callTimeoutMsDefault = 4_000;
const attemptsMax = 3;
/** The pause after a first failure is up to this, after a second up to twice as much. */
const pauseMs = 500;
/** A longer wish of Google's is left to whoever repeats the whole. */
const retryAfterMsMax = 8_000;
/** How long a call waits for its turn under the quota, in all. */
const quotaPausesMax = 3;
const quotaPauseMsMax = 2_000;

/**
 * Google's own library repeats neither POST nor PATCH nor what was refused for its rate, and does not listen to
 * `Retry-After`: the rules are ours.
 */
export function createGoogleCalls(options: GoogleCallsOptions): GoogleCalls {
  let session: Promise<Session> | undefined;
  let isRefused = false;

  function open(): Promise<Session> {
    session ??= connect(options, isRefused).catch((error: unknown) => {
      session = undefined;
      throw error;
    });
    return session;
  }

  async function attempt(call: CallOf, other: string | undefined): Promise<Call> {
    const { client, calendarId } = await open();
    try {
      const { data } = await call(client, other ?? calendarId, { retry: false });
      isRefused = false;
      return { kind: 'done', data };
    } catch (error) {
      const failure = calendarFailure(error);
      // Refused before the calendar was reached: the next call signs in afresh, perhaps with another key.
      if (isSignInRefused(failure)) {
        session = undefined;
        isRefused = true;
      }
      return { kind: 'failed', ...failure };
    }
  }

  const callsOf = (calendarId?: string): GoogleCalls => ({
    of: callsOf,
    async make(call) {
      for (let attempts = 1; ; attempts += 1) {
        await takeTurn(options);
        const outcome = await attempt(call, calendarId);
        if (outcome.kind === 'done' || attempts === attemptsMax) return outcome;
        const asked = outcome.retryAfterMs ?? 0;
        // A key that was changed is fetched with the second attempt; one that is refused twice stays refused.
        const isRenewed = attempts === 1 && isSignInRefused(outcome);
        if (!isRenewed && !isWorthRepeating(outcome)) return outcome;
        if (asked > retryAfterMsMax) return outcome;
        const jitter = options.random() * pauseMs * 2 ** (attempts - 1);
        await options.wait(asked + Math.floor(jitter));
      }
    },
  });
  return callsOf();
}

interface Session {
  readonly calendarId: string;
  readonly client: calendar_v3.Calendar;
}

async function connect(options: GoogleCallsOptions, isRefused: boolean): Promise<Session> {
  const { access, apiUrl, tokenUrl, fetch, callTimeoutMs = callTimeoutMsDefault } = options;
  const granted = await access(isRefused);
  const client = await createCalendarClient(granted, { apiUrl, tokenUrl, fetch, callTimeoutMs });
  return { calendarId: granted.calendarId, client };
}

/** @throws CoreSyncError `calendar.unavailable` (retryable) when others use up what Google allows. */
async function takeTurn({ quota, clock, wait }: GoogleCallsOptions): Promise<void> {
  for (let pauses = 0; ; pauses += 1) {
    const waitMs = await quota.take(clock.now());
    if (waitMs === 0) return;
    if (pauses === quotaPausesMax) {
      throw new CoreSyncError(
        'calendar.unavailable',
        'calendar: all calls of this minute are made',
        {
          retryable: true,
        },
      );
    }
    await wait(Math.min(waitMs, quotaPauseMsMax));
  }
}

/** The token endpoint names no reason of the calendar's. */
function isSignInRefused({ status, reason }: CalendarFailure): boolean {
  return status === 401 || (status !== undefined && status < 500 && reason === undefined);
}
