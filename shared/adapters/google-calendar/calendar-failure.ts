import * as z from 'zod/mini';
import { CoreSyncError } from '#domain/error.ts';

/** How a call to Google failed. No status: no answer came. */
export interface CalendarFailure {
  readonly status?: number;
  /** Google's word for it, such as `rateLimitExceeded`. */
  readonly reason?: string;
  /** How long Google asks to be left alone. */
  readonly retryAfterMs?: number;
}

/** Reads what the client library throws. */
export function calendarFailure(error: unknown): CalendarFailure {
  const status = statusSchema.safeParse(error).data?.response?.status;
  const { reason: said } = reasonSchema.safeParse(error).data?.response.data.error.errors[0] ?? {};
  // It ends in our own fault's message, and so in a log: a word of theirs, never a sentence.
  const reason = said !== undefined && /^[A-Za-z]{1,60}$/.test(said) ? said : undefined;
  const asked = headersSchema.safeParse(error).data?.response.headers.get('retry-after');
  const seconds = /^\d{1,5}$/.test(asked ?? '') ? Number(asked) : undefined;
  return {
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    ...(seconds !== undefined && { retryAfterMs: seconds * 1_000 }),
  };
}

/** Whether the same call may succeed within seconds. A calendar that is used up stays so for longer. */
export function isWorthRepeating({ status, reason }: CalendarFailure): boolean {
  return reason !== 'quotaExceeded' && isPassing(status, reason);
}

/**
 * The fault to throw. Without a cause, on purpose: the library's errors carry the request, with the client's
 * name in it and the access token.
 */
export function calendarFault(
  operation: string,
  { status, reason }: CalendarFailure,
): CoreSyncError {
  const retryable = isPassing(status, reason);
  const code = retryable ? 'calendar.unavailable' : 'calendar.refused';
  const told = `${status ?? 'no answer'}${reason === undefined ? '' : ` ${reason}`}`;
  return new CoreSyncError(code, `calendar ${operation}: ${told}`, { retryable });
}

const passingReasons = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded']);

function isPassing(status: number | undefined, reason: string | undefined): boolean {
  if (status === undefined || status >= 500 || status === 429 || status === 408) return true;
  // An access token was revoked early: the next call gets a new one.
  if (status === 401) return true;
  return status === 403 && reason !== undefined && passingReasons.has(reason);
}

/** `Headers` is named inside, for naming it loads all of fetch: at the first failure, not at every start. */
const headers = z.custom<Headers>((value) => value instanceof Headers);
const headersSchema = z.object({ response: z.object({ headers }) });

const statusSchema = z.object({ response: z.optional(z.object({ status: z.number() })) });

const reasonSchema = z.object({
  response: z.object({
    data: z.object({
      error: z.object({ errors: z.tuple([z.object({ reason: z.string() })], z.unknown()) }),
    }),
  }),
});
