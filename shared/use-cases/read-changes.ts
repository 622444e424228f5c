import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';

/** What changed in a calendar; or, where nothing was known of it, all that is in it. */
export interface CalendarChanges {
  /** Each event once, as it was listed last. */
  readonly events: ReadonlyMap<string, CalendarEvent>;
  readonly zone: string;
  /** To be kept when all of it has been seen to. */
  readonly token: string;
  /** All there is was listed: what is not among it may be looked for. */
  readonly isFull: boolean;
}

/** A hundred thousand events; Google's own limit for a calendar is not far off. */
const pagesMax = 40;

/** Lists what changed since the token. A token that is too old leads to one full listing. */
export async function readChanges(
  calendar: Pick<OwnerCalendar, 'listChanges'>,
  token: string | undefined,
): Promise<CalendarChanges> {
  const changed = token === undefined ? undefined : await readPages(calendar, token);
  const read = changed ?? (await readPages(calendar, undefined));
  if (read !== undefined) return { ...read, isFull: changed === undefined };
  throw new CoreSyncError('calendar.unavailable', 'calendar: a listing without a token expired', {
    retryable: true,
  });
}

/** Undefined: the token is too old. */
async function readPages(
  calendar: Pick<OwnerCalendar, 'listChanges'>,
  token: string | undefined,
): Promise<Omit<CalendarChanges, 'isFull'> | undefined> {
  const events = new Map<string, CalendarEvent>();
  const since = token === undefined ? {} : { token };
  let page: string | undefined;
  for (let count = 1; count <= pagesMax; count += 1) {
    const listed = await calendar.listChanges({ ...since, ...(page !== undefined && { page }) });
    if (listed.kind === 'expired') return undefined;
    for (const event of listed.events) events.set(event.id, event);
    const { zone, nextPage, nextToken } = listed;
    if (nextToken !== undefined) return { events, zone, token: nextToken };
    if (nextPage === undefined) break;
    page = nextPage;
  }
  throw new CoreSyncError('calendar.refused', 'calendar: a listing did not come to its end');
}
