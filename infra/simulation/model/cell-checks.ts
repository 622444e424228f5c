import type { Evidence, Violation } from './check-promises.ts';
import type { RawBooking } from './raw-table.ts';

const quarterMs = 900_000;

/** No two sessions in one place, and every quarter of an hour is held by who the bookings say. */
export function cellFaults({ table, sessionMinutes }: Evidence): Violation[] {
  const confirmed = table.bookings.filter(({ status }) => status === 'confirmed');
  const expected = new Map<string, string>();
  const faults: Violation[] = [];
  for (const booking of confirmed) {
    const isOwners = table.ledger.some(
      ({ bookingId, actor }) => bookingId === booking.bookingId && actor === 'owner',
    );
    if (lengthMinutes(booking) !== sessionMinutes && !isOwners) {
      faults.push(fault(`${booking.bookingId} lasts ${lengthMinutes(booking)} min`, [booking]));
    }
    for (const place of placesOf(booking)) {
      const other = expected.get(place);
      expected.set(place, booking.bookingId);
      if (other === undefined) continue;
      const rivals = confirmed.filter(({ bookingId }) => bookingId === other);
      faults.push(fault(`${place} is in two bookings`, [booking, ...rivals]));
    }
  }
  const held = new Map(
    table.cells.flatMap(({ resource, SK, booking }): [string, string][] =>
      booking === undefined ? [] : [[`${resource} ${SK}`, booking]],
    ),
  );
  for (const place of new Set([...expected.keys(), ...held.keys()])) {
    const [wanted, found] = [expected.get(place), held.get(place)];
    if (wanted === found) continue;
    faults.push({
      promise: 'cells are exactly those of the bookings',
      what: `${place} is held by ${found ?? 'nobody'}, not by ${wanted ?? 'nobody'}`,
      about: [place.split(' ')[1] ?? '', wanted ?? '', found ?? ''].filter(Boolean),
    });
  }
  return faults;
}

function fault(what: string, bookings: readonly RawBooking[]): Violation {
  const about = bookings.map(({ bookingId }) => bookingId);
  return { promise: 'never two bookings in one place', what, about };
}

function lengthMinutes({ startsAt, endsAt }: RawBooking): number {
  return (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000;
}

/** Every quarter that a session touches, as `<lane> <instant>`. */
function placesOf({ resource, startsAt, endsAt }: RawBooking): string[] {
  const first = Math.floor(Date.parse(startsAt) / quarterMs);
  const end = Math.ceil(Date.parse(endsAt) / quarterMs);
  return Array.from({ length: end - first }, (_, index) => {
    const instant = new Date((first + index) * quarterMs).toISOString();
    return `${resource} ${instant.replace('.000Z', 'Z')}`;
  });
}
