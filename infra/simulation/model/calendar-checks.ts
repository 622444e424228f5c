import type { GoogleEvent } from '#infra/local/doubles/google-event.ts';
import type { Evidence, Violation } from './check-promises.ts';
import type { RawBooking } from './raw-table.ts';
import { clientIdsOf } from './who.ts';

/** The owner's calendar shows every session as the table has it, and none besides. */
export function calendarFaults(evidence: Evidence): Violation[] {
  const { table, events, people } = evidence;
  const names = new Map(
    people.flatMap((person) => [...clientIdsOf(evidence, person)].map((id) => [id, person.name])),
  );
  const live = events.filter(({ status }) => status !== 'cancelled');
  const ours = live.filter((event) => bookingIdOf(event) !== undefined);
  const known = new Set(table.bookings.map(({ bookingId }) => bookingId));
  return [
    ...table.bookings.flatMap((booking) => {
      const own = ours.filter((event) => bookingIdOf(event) === booking.bookingId);
      return bookingFaults(
        booking,
        own,
        names.get(booking.clientId) ?? '?',
        evidence.hasHousekeeping,
      );
    }),
    ...ours
      .filter((event) => !known.has(bookingIdOf(event) ?? ''))
      .map((event) => fault(event.id, 'is an event of no booking')),
  ];
}

function bookingFaults(
  booking: RawBooking,
  events: readonly GoogleEvent[],
  name: string,
  hasHousekeeping: boolean,
): Violation[] {
  const { bookingId: id } = booking;
  if (booking.pendingKey !== undefined) {
    return hasHousekeeping ? [fault(id, 'is still not in step with Google')] : [];
  }
  const [event, ...more] = events;
  if (more.length > 0) return [fault(id, `has ${events.length} events`)];
  if (booking.status === 'cancelled') {
    return event === undefined ? [] : [fault(id, 'is cancelled and its event is there')];
  }
  if (event === undefined) return [fault(id, 'is confirmed and has no event')];
  const { google } = booking;
  const wrong = Object.entries({
    start: instantOf(event.start) === booking.startsAt,
    end: instantOf(event.end) === booking.endsAt,
    'zone of start': event.start.timeZone === booking.zone,
    title: event.summary === `${name} – Pilates`,
    transparency: event.transparency === 'opaque',
    attendees: event.attendees === undefined,
    revision: event.extendedProperties?.private?.['coresyncRev'] === String(booking.revision),
    'id noted': google?.eventId === event.id,
    'etag noted': google?.etag === event.etag,
    'revision noted': google?.revision === booking.revision,
    'start noted': google?.startsAt === booking.startsAt,
    'end noted': google?.endsAt === booking.endsAt,
  }).flatMap(([field, isRight]) => (isRight ? [] : [field]));
  return wrong.length === 0 ? [] : [fault(id, `differs in ${wrong.join(', ')}`)];
}

function bookingIdOf(event: GoogleEvent): string | undefined {
  return event.extendedProperties?.private?.['coresyncBookingId'];
}

function instantOf({ dateTime }: GoogleEvent['start']): string {
  return new Date(dateTime ?? 0).toISOString().replace('.000Z', 'Z');
}

function fault(id: string, what: string): Violation {
  return { promise: 'the calendar ends up right', what: `${id} ${what}`, about: [id] };
}
