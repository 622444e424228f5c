import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { CalendarEvent } from '#domain/calendar/calendar-event.ts';

export type CalendarWrite =
  /** The calendar holds the booking, at `copy.revision` (which may be newer than what was given). */
  | { readonly kind: 'written'; readonly copy: GoogleCopy }
  /** The owner changed the event, and nothing of ours speaks against it: it is left for the pull to take over. */
  | { readonly kind: 'left'; readonly copy: GoogleCopy }
  /** The calendar has no such event (any more): what a cancelled booking wants. */
  | { readonly kind: 'removed' };

/**
 * Called with what the owner made of an event before it is written over (the table wins), so that whatever ends there
 * cannot lose the word of it. It may be called again with the same.
 */
export type BeforeOverruling = (event: CalendarEvent) => Promise<void>;

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
  upsert(
    booking: Booking,
    title: string,
    how?: { readonly isErased?: boolean; readonly beforeOverruling?: BeforeOverruling },
  ): Promise<CalendarWrite>;
  /** Removes the event of a cancelled booking. An event that is gone already is success. */
  remove(
    booking: Booking,
    how?: { readonly beforeOverruling?: BeforeOverruling },
  ): Promise<CalendarWrite>;
  // Both: @throws CoreSyncError `calendar.unavailable` (retryable) or `calendar.refused` (not).
}
