import type { CalendarEvent, Span } from '#domain/calendar/calendar-event.ts';
import type { SeenEvent } from '#domain/calendar/compare-booking.ts';
import type { Instant } from '#domain/time/instant.ts';

export type ChangesPage =
  | {
      readonly kind: 'page';
      readonly events: readonly CalendarEvent[];
      /** The calendar's own, IANA: whole days begin at its midnights. */
      readonly zone: string;
      /** One of the two is there: there is more, or this was all. */
      readonly nextPage?: string;
      readonly nextToken?: string;
    }
  /** The token is too old: everything must be listed afresh. */
  | { readonly kind: 'expired' };

/** Word to the owner in her calendar: an event that takes no time. */
export interface OwnerNote extends Span {
  /** Made of what it is about: a note that is there already is not written twice. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The owner's calendar, as far as it is read, and written for her to read. */
export interface OwnerCalendar {
  /** A page of what changed since the token; without one, of all events. Series come as they are, with exceptions. */
  listChanges(from: { readonly token?: string; readonly page?: string }): Promise<ChangesPage>;
  /** The event as it is now. */
  get(eventId: string): Promise<SeenEvent>;
  /** The instances of a series that meet `(from, until)`, deleted ones left out; none where there is no such series. */
  listInstances(seriesId: string, from: Instant, until: Instant): Promise<CalendarEvent[]>;
  /** Deletes an event of ours if it is as it was read. False: it is not. */
  remove(event: CalendarEvent): Promise<boolean>;
  /** Writes a note, once. */
  note(note: OwnerNote): Promise<void>;
  /** The title of a note as it stands now, for her answer; undefined: it is gone. */
  readNote(noteId: string): Promise<string | undefined>;
  /** Adds a line to the description of an event of hers, unless it stands there already. */
  addLine(eventId: string, line: string): Promise<void>;
  // All: @throws CoreSyncError `calendar.unavailable` (retryable) or `calendar.refused` (not).
}
