import type { calendar_v3 } from '@googleapis/calendar';
import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { BookingCalendar, CalendarWrite } from '#ports/booking-calendar.ts';
import { createCalendarClient, type GoogleAccess } from './calendar-client.ts';
import { type CalendarFailure, calendarFailure, calendarFault } from './calendar-failure.ts';
import { eventOfBooking, type HeldEvent, heldEvent, nextEventId } from './event-mapping.ts';

export interface GoogleBookingCalendarOptions {
  /** Asked when a client is made: on first use, and again after Google refused its token. */
  readonly access: () => Promise<GoogleAccess>;
  readonly apiUrl: string;
  readonly tokenUrl: string;
  readonly fetch: typeof fetch;
  /** Of one request; a write takes two to four. */
  readonly callTimeoutMs?: number;
}

const callTimeoutMsDefault = 4_000;
/** Rivals' writes and ids that cannot be restored, each costs one. */
const reconcileRoundsMax = 4;

export function createGoogleBookingCalendar(
  options: GoogleBookingCalendarOptions,
): BookingCalendar {
  return new GoogleBookingCalendar(options);
}

type Call =
  | { readonly kind: 'done'; readonly data: unknown }
  | ({ readonly kind: 'failed' } & CalendarFailure);

/** The owner's Google calendar. An event's id is the booking's, so that no retry can make a second event. */
class GoogleBookingCalendar implements BookingCalendar {
  readonly #options: GoogleBookingCalendarOptions;
  #session:
    | Promise<{ readonly calendarId: string; readonly client: calendar_v3.Calendar }>
    | undefined;

  constructor(options: GoogleBookingCalendarOptions) {
    this.#options = options;
  }

  async upsert(booking: Booking, title: string): Promise<CalendarWrite> {
    const event = eventOfBooking(booking, title);
    let eventId = booking.google?.eventId ?? booking.id;
    // An event that Google is known to hold would answer 409: ask for it at once.
    let isInsertDue = booking.google === undefined;
    for (let round = 0; round < reconcileRoundsMax; round += 1) {
      if (isInsertDue) {
        const inserted = await this.#insert(eventId, event);
        if (inserted !== undefined) return { kind: 'written', copy: inserted };
      }
      const held = await this.#get(eventId);
      isInsertDue = held === undefined;
      if (held === undefined) continue;
      if (held.kind === 'live' && held.copy.revision >= booking.revision) {
        return { kind: 'written', copy: held.copy };
      }
      const updated = await this.#update(eventId, event, held);
      if (updated.kind === 'written') return updated;
      if (updated.kind === 'not-restorable') {
        eventId = nextEventId(eventId);
        isInsertDue = true;
      }
    }
    throw new CoreSyncError('calendar.unavailable', 'calendar upsert: the event kept changing', {
      retryable: true,
    });
  }

  async remove(booking: Booking): Promise<CalendarWrite> {
    const eventId = booking.google?.eventId ?? booking.id;
    const call = await this.#call((client, calendarId, extra) =>
      client.events.delete({ calendarId, eventId, sendUpdates: 'none' }, extra),
    );
    if (call.kind === 'done' || call.status === 404 || call.status === 410)
      return { kind: 'removed' };
    throw calendarFault('delete', call);
  }

  /** Undefined: the id is taken. */
  async #insert(id: string, event: calendar_v3.Schema$Event): Promise<GoogleCopy | undefined> {
    const requestBody = { ...event, id };
    const call = await this.#call((client, calendarId, extra) =>
      client.events.insert({ calendarId, sendUpdates: 'none', requestBody }, extra),
    );
    if (call.kind === 'done') return copyOf(call.data);
    if (call.status === 409) return undefined;
    throw calendarFault('insert', call);
  }

  /** Undefined: there is no such event, and never was. */
  async #get(eventId: string): Promise<HeldEvent | undefined> {
    const call = await this.#call((client, calendarId, extra) =>
      client.events.get({ calendarId, eventId }, extra),
    );
    if (call.kind === 'failed') {
      if (call.status === 404) return undefined;
      throw calendarFault('get', call);
    }
    // An event that lost its times (made a whole day, say) is one to be written over.
    return heldEvent(call.data) ?? { kind: 'cancelled' };
  }

  async #update(eventId: string, event: calendar_v3.Schema$Event, held: HeldEvent) {
    const etag = held.kind === 'live' ? held.copy.etag : held.etag;
    const headers = etag === undefined ? {} : { 'If-Match': etag };
    const call = await this.#call((client, calendarId, extra) =>
      client.events.update(
        { calendarId, eventId, sendUpdates: 'none', requestBody: event },
        { ...extra, headers },
      ),
    );
    if (call.kind === 'done') return { kind: 'written' as const, copy: copyOf(call.data) };
    if (call.status === 412) return { kind: 'changed' as const };
    const isRefused = call.status === 403 && !calendarFault('update', call).retryable;
    const isGone = call.status === 404 || call.status === 410;
    if (held.kind === 'cancelled' && (isRefused || isGone))
      return { kind: 'not-restorable' as const };
    throw calendarFault('update', call);
  }

  async #call(
    run: (
      client: calendar_v3.Calendar,
      calendarId: string,
      extra: { readonly retry: false },
    ) => Promise<{ readonly data: unknown }>,
  ): Promise<Call> {
    const { client, calendarId } = await this.#open();
    try {
      const { data } = await run(client, calendarId, { retry: false });
      return { kind: 'done', data };
    } catch (error) {
      const failure = calendarFailure(error);
      // Refused before the calendar was reached: the next call signs in afresh, perhaps with another key.
      if (isSignInRefused(failure)) this.#session = undefined;
      return { kind: 'failed', ...failure };
    }
  }

  #open() {
    this.#session ??= this.#connect().catch((error: unknown) => {
      this.#session = undefined;
      throw error;
    });
    return this.#session;
  }

  async #connect() {
    const { access, callTimeoutMs = callTimeoutMsDefault, ...rest } = this.#options;
    const granted = await access();
    const client = await createCalendarClient(granted, { ...rest, callTimeoutMs });
    return { calendarId: granted.calendarId, client };
  }
}

/** The token endpoint names no reason of the calendar's. */
function isSignInRefused({ status, reason }: CalendarFailure): boolean {
  return status === 401 || (status !== undefined && status < 500 && reason === undefined);
}

function copyOf(data: unknown): GoogleCopy {
  const held = heldEvent(data);
  if (held?.kind === 'live') return held.copy;
  // Answered 200 with something else: whether it was written is not known, and a further try will tell.
  throw new CoreSyncError('calendar.unavailable', 'calendar: the answer is not an event', {
    retryable: true,
  });
}
