import type { calendar_v3 } from '@googleapis/calendar';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { SeenEvent } from '#domain/calendar/compare-booking.ts';
import { CoreSyncError } from '#domain/error.ts';
import { calendarFault } from './calendar-failure.ts';
import { readEvent } from './event-mapping.ts';
import type { GoogleCalls } from './google-calls.ts';

export type EventChange =
  | { readonly kind: 'written'; readonly event: CalendarEvent }
  /** It changed since it was read. */
  | { readonly kind: 'changed' }
  /** Google does not give it back. */
  | { readonly kind: 'not-restorable' };

/** Reads and writes of single events. What a failed condition or a gone event means is answered, the rest thrown. */
export type EventCalls = ReturnType<typeof createEventCalls>;

export function createEventCalls(calls: GoogleCalls) {
  return {
    /** Undefined: the id is taken. */
    async insert(id: string, event: calendar_v3.Schema$Event): Promise<CalendarEvent | undefined> {
      const requestBody = { ...event, id };
      const call = await calls.make((client, calendarId, extra) =>
        client.events.insert({ calendarId, sendUpdates: 'none', requestBody }, extra),
      );
      if (call.kind === 'done') return eventIn(call.data);
      if (call.status === 409) return undefined;
      throw calendarFault('insert', call);
    },

    async get(eventId: string): Promise<SeenEvent> {
      const call = await calls.make((client, calendarId, extra) =>
        client.events.get({ calendarId, eventId }, extra),
      );
      if (call.kind === 'done') return eventIn(call.data);
      if (call.status === 404 || call.status === 410) return 'absent';
      throw calendarFault('get', call);
    },

    /** Changes members of a live event, if it is as it was read. */
    async patch(
      { id: eventId, etag }: CalendarEvent,
      requestBody: calendar_v3.Schema$Event,
    ): Promise<EventChange> {
      const call = await calls.make((client, calendarId, extra) =>
        client.events.patch(
          { calendarId, eventId, sendUpdates: 'none', requestBody },
          { ...extra, headers: ifMatch(etag) },
        ),
      );
      if (call.kind === 'done') return { kind: 'written', event: eventIn(call.data) };
      // Gone between reading and writing is a change like any other.
      if (call.status === 412 || call.status === 404 || call.status === 410)
        return { kind: 'changed' };
      throw calendarFault('patch', call);
    },

    /** Brings a deleted event back, with all that still stands in it. */
    async restore(
      { id: eventId, etag }: CalendarEvent,
      change: calendar_v3.Schema$Event,
    ): Promise<EventChange> {
      const requestBody = { ...change, status: 'confirmed' };
      const call = await calls.make((client, calendarId, extra) =>
        client.events.patch(
          { calendarId, eventId, sendUpdates: 'none', requestBody },
          { ...extra, headers: ifMatch(etag) },
        ),
      );
      if (call.kind === 'done') return { kind: 'written', event: eventIn(call.data) };
      if (call.status === 412) return { kind: 'changed' };
      const fault = calendarFault('restore', call);
      const isRefused = call.status === 403 && !fault.retryable;
      if (isRefused || call.status === 404 || call.status === 410)
        return { kind: 'not-restorable' };
      throw fault;
    },

    async delete(eventId: string, etag: string): Promise<'gone' | 'changed'> {
      const call = await calls.make((client, calendarId, extra) =>
        client.events.delete(
          { calendarId, eventId, sendUpdates: 'none' },
          { ...extra, headers: ifMatch(etag) },
        ),
      );
      if (call.kind === 'done' || call.status === 404 || call.status === 410) return 'gone';
      if (call.status === 412) return 'changed';
      throw calendarFault('delete', call);
    },
  };
}

function ifMatch(etag: string | undefined): Record<string, string> {
  return etag === undefined ? {} : { 'If-Match': etag };
}

function eventIn(data: unknown): CalendarEvent {
  const event = readEvent(data);
  if (event !== undefined) return event;
  // Answered 200 with something else: what was done is not known, and a further try will tell.
  throw new CoreSyncError('calendar.unavailable', 'calendar: the answer is not an event', {
    retryable: true,
  });
}
