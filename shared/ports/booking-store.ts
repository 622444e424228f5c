import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { Instant } from '#domain/time/instant.ts';

export interface BookingKey {
  readonly clientId: string;
  readonly bookingId: string;
}

export interface FoundBooking {
  readonly booking: Booking;
  readonly clientName?: string;
  /** Nothing is known of its client any more: they wanted their data gone. */
  readonly isErased: boolean;
  /** Google is not known to hold all that the booking says. */
  readonly isPending: boolean;
}

/** What is read of bookings, and noted of their events, by those who keep the calendar. */
export interface BookingStore {
  /** The booking's current state and its client's name, strongly consistent; undefined: no such booking. */
  find(clientId: string, bookingId: string): Promise<FoundBooking | undefined>;
  /** Whose booking it is; undefined: there is no such booking. */
  whose(bookingId: string): Promise<string | undefined>;
  /**
   * Notes what Google holds now (undefined: nothing), under the condition that neither the booking changed nor
   * anything was noted since it was read. True: it is in step. False: it must be looked at again.
   */
  markSynced(booking: Booking, copy: GoogleCopy | undefined): Promise<boolean>;
  /** As `markSynced`, but what was seen is not what the booking says: it stays one that Google lacks, since `at`. */
  markLacking(booking: Booking, copy: GoogleCopy | undefined, at: Instant): Promise<boolean>;
  /** Confirmed bookings that start in `[from, until)`, by start. Eventually consistent (an index). */
  listBetween(from: Instant, until: Instant): Promise<Booking[]>;
  /** Bookings that Google lacks since `until` or longer, oldest first, up to `max`. Eventually consistent. */
  listLacking(until: Instant, max: number): Promise<BookingKey[]>;
}
