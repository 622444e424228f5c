import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What calendar-sync and operators read of bookings. */
export interface BookingStore {
  /** The booking's current state and its client's name, strongly consistent; undefined: no such booking. */
  find(
    clientId: string,
    bookingId: string,
  ): Promise<{ readonly booking: Booking; readonly clientName?: string } | undefined>;
  /**
   * Notes what Google holds now (undefined: nothing) under the condition that the booking is still at the
   * revision given. True: it is in step. False: it changed meanwhile and must be written again.
   */
  markSynced(booking: Booking, copy: GoogleCopy | undefined): Promise<boolean>;
  /** Confirmed bookings that start in `[from, until)`, by start. Eventually consistent (an index). */
  listBetween(from: Instant, until: Instant): Promise<Booking[]>;
}
