import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { SeenEvent } from '#domain/calendar/compare-booking.ts';
import { CoreSyncError } from '#domain/error.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { ChangesPage, OwnerCalendar, OwnerNote } from '#ports/owner-calendar.ts';
import { calendarFault } from './calendar-failure.ts';
import { createEventCalls, type EventCalls } from './event-calls.ts';
import { readDescription, readListing } from './event-listing.ts';
import { readEvent } from './event-mapping.ts';
import type { GoogleCalls } from './google-calls.ts';

/** The most that Google gives at once. */
const pageEvents = 2_500;
const instancePagesMax = 10;
/** Somebody edits the event at the same moment. */
const addLineRoundsMax = 3;

/** The owner's Google calendar, as it is read. Series come as they are: their instances are asked for apart. */
export function createGoogleOwnerCalendar(calls: GoogleCalls): OwnerCalendar {
  const events = createEventCalls(calls);
  return {
    listChanges: (from) => listChanges(calls, from),
    get: (eventId) => events.get(eventId),
    listInstances: (seriesId, from, until) => listInstances(calls, events, seriesId, from, until),
    remove: async ({ id, etag = '*' }) => (await events.delete(id, etag)) === 'gone',
    note: (note) => writeNote(events, note),
    readNote: async (noteId) => titleOf(await events.get(noteId)),
    addLine: (eventId, line) => addLine(calls, eventId, line),
  };
}

async function listChanges(
  calls: GoogleCalls,
  { token, page }: Parameters<OwnerCalendar['listChanges']>[0],
): Promise<ChangesPage> {
  const call = await calls.make((client, calendarId, extra) =>
    client.events.list(
      {
        calendarId,
        maxResults: pageEvents,
        singleEvents: false,
        ...(token !== undefined && { syncToken: token }),
        ...(page !== undefined && { pageToken: page }),
      },
      extra,
    ),
  );
  if (call.kind === 'failed') {
    if (call.status === 410) return { kind: 'expired' };
    throw calendarFault('list', call);
  }
  const { items, timeZone: zone, nextPageToken, nextSyncToken } = readListing(call.data);
  return {
    kind: 'page',
    events: items.flatMap((item) => readEvent(item) ?? []),
    zone,
    ...(nextPageToken !== undefined && { nextPage: nextPageToken }),
    ...(nextSyncToken !== undefined && { nextToken: nextSyncToken }),
  };
}

async function listInstances(
  calls: GoogleCalls,
  events: EventCalls,
  eventId: string,
  from: Instant,
  until: Instant,
): Promise<CalendarEvent[]> {
  const instances: CalendarEvent[] = [];
  let pageToken: string | undefined;
  for (let page = 1; page <= instancePagesMax; page += 1) {
    const call = await calls.make((client, calendarId, extra) =>
      client.events.instances(
        {
          ...{ calendarId, eventId, maxResults: pageEvents },
          ...{ timeMin: isoFromInstant(from), timeMax: isoFromInstant(until) },
          ...(pageToken !== undefined && { pageToken }),
        },
        extra,
      ),
    );
    if (call.kind === 'failed') {
      if (call.status === 404 || call.status === 410) return [];
      // What is no series any more may be refused so; a series never counts as empty for it.
      if (call.status === 400 && !isSeries(await events.get(eventId))) return [];
      throw calendarFault('instances', call);
    }
    const { items, nextPageToken } = readListing(call.data);
    instances.push(...items.flatMap((item) => readEvent(item) ?? []));
    if (nextPageToken === undefined) return instances;
    pageToken = nextPageToken;
  }
  throw new CoreSyncError('calendar.refused', 'calendar: a series has too many instances');
}

function isSeries(event: SeenEvent): boolean {
  return event !== 'absent' && !event.isCancelled && event.isSeries;
}

/** A note that is there already, deleted or not, is not written again. */
async function writeNote(events: EventCalls, note: OwnerNote): Promise<void> {
  const { id, title, text, startsAt, endsAt } = note;
  await events.insert(id, {
    summary: title,
    description: text,
    start: { dateTime: isoFromInstant(startsAt) },
    end: { dateTime: isoFromInstant(endsAt) },
    transparency: 'transparent',
    reminders: { useDefault: true },
  });
}

function titleOf(event: SeenEvent): string | undefined {
  return event === 'absent' || event.isCancelled ? undefined : event.title;
}

async function addLine(calls: GoogleCalls, eventId: string, line: string): Promise<void> {
  for (let round = 0; round < addLineRoundsMax; round += 1) {
    const read = await calls.make((client, calendarId, extra) =>
      client.events.get({ calendarId, eventId }, extra),
    );
    if (read.kind === 'failed') {
      if (read.status === 404 || read.status === 410) return;
      throw calendarFault('get', read);
    }
    const { status, description = '', etag } = readDescription(read.data);
    if (status === 'cancelled' || description.includes(line)) return;
    const requestBody = { description: description === '' ? line : `${description}\n\n${line}` };
    const write = await calls.make((client, calendarId, extra) =>
      client.events.patch(
        { calendarId, eventId, sendUpdates: 'none', requestBody },
        { ...extra, headers: etag === undefined ? {} : { 'If-Match': etag } },
      ),
    );
    if (write.kind === 'done') return;
    if (write.status !== 412) throw calendarFault('patch', write);
  }
}
