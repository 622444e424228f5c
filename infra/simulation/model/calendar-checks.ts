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
  const ours = events.filter(
    (event) => event.status !== 'cancelled' && bookingIdOf(event) !== undefined,
  );
  const known = new Set(table.bookings.map(({ bookingId }) => bookingId));
  return [
    ...table.bookings.flatMap((booking) => {
      const own = ours.filter((event) => bookingIdOf(event) === booking.bookingId);
      return bookingFaults(booking, own, names.get(booking.clientId) ?? '?', evidence);
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
  { endedAt, record }: Evidence,
): Violation[] {
  const { bookingId: id, google } = booking;
  if (booking.pendingKey !== undefined) return [fault(id, 'is still not in step with Google')];
  const [event, ...more] = events;
  if (more.length > 0) return [fault(id, `has ${events.length} events`)];
  if (booking.status === 'cancelled') {
    return event === undefined ? [] : [fault(id, 'is cancelled and its event is there')];
  }
  if (event === undefined) {
    // She may tidy up what is over: the session stays, and nothing of it is in her calendar.
    const isTidied = google === undefined && Date.parse(booking.startsAt) <= endedAt;
    return isTidied ? [] : [fault(id, 'is confirmed and has no event')];
  }
  const wrong = Object.entries({
    start: instantOf(event.start) === booking.startsAt,
    end: instantOf(event.end) === booking.endsAt,
    title: [`${name} – Pilates`, record.titles.get(event.id)].includes(event.summary),
    transparency: event.transparency === 'opaque',
    attendees: event.attendees === undefined,
    'id noted': google?.eventId === event.id,
    'start noted': google?.startsAt === booking.startsAt,
    'end noted': google?.endsAt === booking.endsAt,
  }).flatMap(([field, isRight]) => (isRight ? [] : [field]));
  return wrong.length === 0 ? [] : [fault(id, `differs in ${wrong.join(', ')}`)];
}

/** By the event's id alone: what the owner copies carries what we wrote into it, and is hers. */
function bookingIdOf({ id }: GoogleEvent): string | undefined {
  return /^([0-9a-f]{32})(?:v\d+)?$/.exec(id)?.[1];
}

function instantOf({ dateTime }: GoogleEvent['start']): string {
  return new Date(dateTime ?? 0).toISOString().replace('.000Z', 'Z');
}

function fault(id: string, what: string): Violation {
  return { promise: 'the calendar ends up right', what: `${id} ${what}`, about: [id] };
}
