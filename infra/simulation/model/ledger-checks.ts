import type { Evidence, Violation } from './check-promises.ts';
import type { RawBooking, RawEntry } from './raw-table.ts';

const undoMs = 10 * 60_000;
/** Two clocks that differ by two seconds, and a second that is cut off. */
const toleranceMs = 3_000;

/** The ledger tells every change of every booking, without a gap, and ends where the booking is. */
export function ledgerFaults({ table }: Evidence): Violation[] {
  const known = new Set(table.bookings.map(({ bookingId }) => bookingId));
  const orphans = table.ledger.filter(({ bookingId }) => !known.has(bookingId));
  return [
    ...orphans.map((entry) => fault(entry.bookingId, 'has entries and is not there')),
    ...table.bookings.flatMap((booking) =>
      historyFaults(booking, entriesOf(booking, table.ledger)),
    ),
  ];
}

function historyFaults(booking: RawBooking, entries: readonly RawEntry[]): Violation[] {
  const { bookingId: id, revision } = booking;
  const gap = entries.findIndex((entry, index) => entry.revision !== index + 1);
  if (gap !== -1 || entries.length !== revision) {
    const found = entries.map((entry) => entry.revision).join(', ');
    return [fault(id, `is at revision ${revision}, and its ledger has ${found}`)];
  }
  const torn = entries.find(
    ({ before }, index) => JSON.stringify(before) !== JSON.stringify(entries[index - 1]?.after),
  );
  if (torn !== undefined) return [fault(id, `does not follow at revision ${torn.revision}`)];
  const { startsAt, status, resource } = booking;
  const last = entries.at(-1)?.after;
  const isSame =
    last?.startsAt === startsAt && last.status === status && last.resource === resource;
  return isSame ? [] : [fault(id, 'is not as its last entry says')];
}

function fault(id: string, what: string): Violation {
  return { promise: 'the ledger is complete', what: `${id} ${what}`, about: [id] };
}

/** What was cancelled is taken back by its client only, within ten minutes, and before it begins. */
export function chainFaults({ table, record }: Evidence): Violation[] {
  return table.ledger.flatMap((entry): Violation[] => {
    const isTakenBack = entry.before?.status === 'cancelled' && entry.after.status === 'confirmed';
    if (!isTakenBack) return [];
    const cancelled = table.ledger.find(
      (one) => one.bookingId === entry.bookingId && one.revision === entry.revision - 1,
    );
    const sentAt = record.said.get(entry.cause)?.sentAt ?? Number.NaN;
    const isInTime = sentAt - Date.parse(cancelled?.at ?? '') <= undoMs + toleranceMs;
    const isAhead = Date.parse(entry.after.startsAt) > sentAt - toleranceMs;
    const isOwn = cancelled?.actor === 'client' && cancelled.clientId === entry.clientId;
    if (isInTime && isAhead && isOwn) return [];
    return [
      {
        promise: 'a cancellation is taken back within ten minutes, by its client',
        what: `${entry.bookingId} was taken back by ${entry.cause}`,
        about: [entry.bookingId, entry.cause],
      },
    ];
  });
}

function entriesOf({ bookingId }: RawBooking, ledger: readonly RawEntry[]): RawEntry[] {
  return ledger.filter((entry) => entry.bookingId === bookingId);
}
