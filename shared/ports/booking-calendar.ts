import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';

export type CalendarWrite =
  /** The calendar holds the booking, at `copy.revision` (which may be newer than what was given). */
  | { readonly kind: 'written'; readonly copy: GoogleCopy }
  /** The calendar has no such event (any more): what a cancelled booking wants. */
  | { readonly kind: 'removed' };

/** The owner's calendar, as far as bookings are written to it. Both calls are idempotent. */
export interface BookingCalendar {
  /** Makes the event of a confirmed booking say what the booking says; never overwrites a newer revision. */
  upsert(booking: Booking, title: string): Promise<CalendarWrite>;
  /** Removes the event of a cancelled booking. An event that is gone already is success. */
  remove(booking: Booking): Promise<CalendarWrite>;
  // Both: @throws CoreSyncError `calendar.unavailable` (retryable) or `calendar.refused` (not).
}
