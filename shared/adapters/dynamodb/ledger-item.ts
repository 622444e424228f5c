import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { TableKeys } from './table-keys.ts';

/** The entry that a change of a booking leaves for good: who changed what, when, caused by which message. */
export function ledgerItem(keys: TableKeys, change: BookingChange) {
  const { before, after } = change;
  return {
    ...keys.ledgerEntry(after.id, after.revision),
    entity: 'ledger',
    bookingId: after.id,
    revision: after.revision,
    clientId: after.clientId,
    actor: change.by,
    cause: change.cause,
    at: isoFromInstant(change.at),
    before: before === undefined ? undefined : snapshot(before),
    after: snapshot(after),
  };
}

function snapshot(booking: Booking) {
  return {
    startsAt: isoFromInstant(booking.startsAt),
    status: booking.status,
    resource: booking.resource,
  };
}
