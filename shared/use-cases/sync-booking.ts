import { CoreSyncError } from '#domain/error.ts';
import type { BookingCalendar } from '#ports/booking-calendar.ts';
import type { BookingStore } from '#ports/booking-store.ts';

export interface SyncBookingDependencies {
  readonly bookings: BookingStore;
  readonly calendar: BookingCalendar;
  /** What a session is called in the owner's calendar, such as `Pilates`. */
  readonly sessionName: string;
}

export type SyncOutcome =
  /** There is no such booking (any more), or Google holds its revision already. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'removed'; readonly revision: number };

/**
 * Makes the owner's calendar say what a booking says now, however old the news of its change is.
 * @throws CoreSyncError what calendar and store throw; `store.conflict` (retryable) when the booking changed
 *   faster than it could be written.
 */
export type SyncBooking = (clientId: string, bookingId: string) => Promise<SyncOutcome>;

/** The booking may change while it is written; then it is written again. */
const roundsMax = 3;
const clientNameLengthMax = 60;

export function createSyncBooking(dependencies: SyncBookingDependencies): SyncBooking {
  return async (clientId, bookingId) => {
    for (let round = 0; round < roundsMax; round += 1) {
      const outcome = await syncOnce(dependencies, clientId, bookingId);
      if (outcome.kind !== 'changed-meanwhile') return outcome;
    }
    throw new CoreSyncError(
      'store.conflict',
      'the booking kept changing while it was written to the calendar',
      {
        retryable: true,
      },
    );
  };
}

async function syncOnce(
  { bookings, calendar, sessionName }: SyncBookingDependencies,
  clientId: string,
  bookingId: string,
): Promise<SyncOutcome | { readonly kind: 'changed-meanwhile' }> {
  const found = await bookings.find(clientId, bookingId);
  if (found === undefined) return { kind: 'nothing-to-do' };
  const { booking, clientName } = found;
  const isHeld = booking.status === 'confirmed' && booking.google?.revision === booking.revision;
  if (isHeld) return { kind: 'nothing-to-do' };
  const write =
    booking.status === 'confirmed'
      ? await calendar.upsert(booking, eventTitle(clientName, sessionName))
      : await calendar.remove(booking);
  const copy = write.kind === 'written' ? write.copy : undefined;
  if (!(await bookings.markSynced(booking, copy))) return { kind: 'changed-meanwhile' };
  return { kind: write.kind, revision: booking.revision };
}

/** `Ana S. – Pilates`. The word for a client without a name is the same in English and, for her, clear. */
export function eventTitle(clientName: string | undefined, sessionName: string): string {
  const name = [...(clientName ?? '').replace(/\s+/g, ' ').trim()]
    .slice(0, clientNameLengthMax)
    .join('');
  return `${name === '' ? 'Client' : name} – ${sessionName}`;
}
