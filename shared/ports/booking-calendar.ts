import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';

export type CalendarWrite =
  /**
   * The calendar holds the booking, at `copy.revision` (which may be newer than what was given). `overruled` is what
   * the owner had made of the event meanwhile, and was written over: the table wins.
   */
  | { readonly kind: 'written'; readonly copy: GoogleCopy; readonly overruled?: CalendarEvent }
  /** The owner changed the event, and nothing of ours speaks against it: it is left for the pull to take over. */
  | { readonly kind: 'left'; readonly copy: GoogleCopy }
  /** The calendar has no such event (any more): what a cancelled booking wants. */
  | { readonly kind: 'removed'; readonly overruled?: CalendarEvent };

/**
 * The owner's calendar, as far as bookings are written to it. Both calls are idempotent, and never change what she
 * wrote into an event (title, notes, colour): after the first write only its times and our properties are ours. One
 * thing outweighs that: the name of a client who wanted their data gone.
 */
export interface BookingCalendar {
  /**
   * Makes the event of a confirmed booking say what the booking says; never overwrites a newer revision.
   * `isErased`: its client is not to be named any more, so that the title is written over whatever it is.
   */
  upsert(booking: Booking, title: string, isErased?: boolean): Promise<CalendarWrite>;
  /** Removes the event of a cancelled booking. An event that is gone already is success. */
  remove(booking: Booking): Promise<CalendarWrite>;
  // Both: @throws CoreSyncError `calendar.unavailable` (retryable) or `calendar.refused` (not).
}
