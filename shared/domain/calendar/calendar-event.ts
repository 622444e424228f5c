import type { LocalDate } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** From one instant to another, the latter exclusive. */
export interface Span {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** When an event is: to the minute, or whole days of the calendar's own zone (`until` exclusive). */
export type EventTimes =
  | ({ readonly kind: 'timed' } & Span)
  | { readonly kind: 'days'; readonly from: LocalDate; readonly until: LocalDate };

/** An event of the owner's calendar, ours or hers, free of the words of its vendor. */
export interface CalendarEvent {
  readonly id: string;
  /** Deleted ones may come with their id and nothing else. */
  readonly isCancelled: boolean;
  readonly etag?: string;
  /** The series whose instance it is. */
  readonly seriesId?: string;
  /** It is a series itself: its times are those of its first instance. */
  readonly isSeries: boolean;
  /** Empty where there is none, or where it may not be seen. */
  readonly title: string;
  readonly times?: EventTimes;
  /** She marked it as "free". */
  readonly isTransparent: boolean;
  /** She said no to the invitation. */
  readonly isDeclined: boolean;
  /** A place of work or a birthday: it says something of a day and takes no time of it. */
  readonly isRemark: boolean;
  /** What we wrote into it of its booking; a copy of the event carries it too. */
  readonly written?: { readonly revision: number; readonly span?: Span };
}
