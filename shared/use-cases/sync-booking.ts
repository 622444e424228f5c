import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';
import type { OwnerWord } from '#domain/calendar/owner-word.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { BookingCalendar } from '#ports/booking-calendar.ts';
import type { BookingStore, FoundBooking } from '#ports/booking-store.ts';

export interface SyncBookingDependencies {
  readonly bookings: Pick<BookingStore, 'find' | 'markSynced'>;
  readonly calendar: BookingCalendar;
  /** Tells the owner what became of a change of hers. Idempotent. */
  readonly tellOwner: (word: OwnerWord) => Promise<void>;
  /** What a session is called in the owner's calendar, such as `Pilates`. */
  readonly sessionName: string;
}

export type SyncOutcome =
  /** There is no such booking (any more), or Google holds its revision already. */
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'removed'; readonly revision: number }
  /** The owner changed the event and nothing of ours speaks against it: the pull takes it over. */
  | { readonly kind: 'left'; readonly revision: number };

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
  { bookings, calendar, sessionName, tellOwner }: SyncBookingDependencies,
  clientId: string,
  bookingId: string,
): Promise<SyncOutcome | { readonly kind: 'changed-meanwhile' }> {
  const found = await bookings.find(clientId, bookingId);
  if (found === undefined || !found.isPending) return { kind: 'nothing-to-do' };
  const { booking, clientName, isErased } = found;
  const beforeOverruling = (event: CalendarEvent) => tellOwner(overruledWord(found, event));
  const write =
    booking.status === 'confirmed'
      ? await calendar.upsert(booking, eventTitle(clientName, sessionName), {
          ...{ isErased, beforeOverruling },
        })
      : await calendar.remove(booking, { beforeOverruling });
  const copy = write.kind === 'removed' ? undefined : write.copy;
  if (!(await bookings.markSynced(booking, copy))) return { kind: 'changed-meanwhile' };
  return { kind: write.kind, revision: booking.revision };
}

function overruledWord({ booking, clientName }: FoundBooking, event: CalendarEvent): OwnerWord {
  const { id, clientId, startsAt, endsAt, revision, status } = booking;
  return {
    kind: status === 'confirmed' ? 'client-changed-too' : 'client-cancelled-too',
    about: { bookingId: id, clientId, startsAt, endsAt },
    cause: `${event.id}:${revision}:${event.etag ?? ''}`,
    ...(clientName === undefined ? {} : { clientName }),
  };
}

/** `Ana S. – Pilates`. The word for a client without a name is the same in English and, for her, clear. */
export function eventTitle(clientName: string | undefined, sessionName: string): string {
  const name = [...(clientName ?? '').replace(/\s+/g, ' ').trim()]
    .slice(0, clientNameLengthMax)
    .join('');
  return `${name === '' ? 'Client' : name} – ${sessionName}`;
}
