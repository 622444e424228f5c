import { createHash } from 'node:crypto';

import * as z from 'zod/mini';
import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import { readItem, type StoredItem } from './read-item.ts';
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
    cause: change.by === 'client' ? messageMark(change.cause) : change.cause,
    at: isoFromInstant(change.at),
    before: before === undefined ? undefined : snapshot(before),
    after: snapshot(after),
  };
}

const ledgerSchema = z.object({ entity: z.literal('ledger'), clientId: z.string() });

/**
 * Whose booking an entry is about.
 * @throws CoreSyncError `store.corrupt`
 */
export function readLedgerClient(item: StoredItem): string {
  return readItem(ledgerSchema, 'ledger entry', item).clientId;
}

/**
 * The ledger stays when a client's data go, and WhatsApp's ids of messages spell the sender's number. The mark of an id
 * gives nothing away, and still tells whether a given message was the cause.
 */
export function messageMark(messageId: string): string {
  return `message:${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`;
}

function snapshot(booking: Booking) {
  return {
    startsAt: isoFromInstant(booking.startsAt),
    status: booking.status,
    resource: booking.resource,
  };
}
