import type { DayDoubt } from '#domain/date-language/resolve-day.ts';
import type { DoubtfulIntent, Topic } from '#domain/intent/reading.ts';
import type { Refusal } from '#domain/schedule/judge-start.ts';
import type { ClockMinutes, LocalDate } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A time of the studio's wall clock, for people to read. */
export interface SlotTime {
  readonly date: LocalDate;
  readonly minute: ClockMinutes;
}

export interface SlotChoice extends SlotTime {
  readonly id: string;
}

/** Why offers are made. */
export type OfferReason =
  | { readonly kind: 'refused'; readonly asked: SlotTime; readonly refusal: Refusal }
  /** What is free on a day, or in an area of time that was named. */
  | { readonly kind: 'free-on'; readonly date: LocalDate; readonly narrowed: boolean }
  /** What is free next, no day having been named. */
  | { readonly kind: 'free-next' }
  /** The choices were not answered clearly: again. */
  | { readonly kind: 'again' }
  /** Nothing suits in the area named; these come nearest. */
  | { readonly kind: 'nearest'; readonly date: LocalDate }
  /** The same hour on another day, in a move. */
  | { readonly kind: 'move-to'; readonly from: SlotTime };

/** What is said to a client, as data. Several are joined into one message; only the last may hold choices. */
export type Reply =
  | { readonly kind: 'booked'; readonly starts: readonly Instant[] }
  | { readonly kind: 'moved'; readonly from: Instant; readonly to: Instant }
  | { readonly kind: 'cancelled'; readonly start: Instant; readonly undoId: string }
  | { readonly kind: 'cancelled-all'; readonly starts: readonly Instant[] }
  | { readonly kind: 'restored'; readonly starts: readonly Instant[] }
  /** The owner moved it in her calendar. */
  | { readonly kind: 'owner-moved'; readonly from: Instant; readonly to: Instant }
  /** The owner cancelled it in her calendar; these times are free instead. */
  | {
      readonly kind: 'owner-cancelled';
      readonly start: Instant;
      readonly choices: readonly SlotChoice[];
    }
  | { readonly kind: 'undo-late' }
  | { readonly kind: 'undo-nothing' }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'ask-day';
      readonly time?: ClockMinutes;
      readonly choices: readonly SlotChoice[];
    }
  | { readonly kind: 'ask-time'; readonly date: LocalDate; readonly choices: readonly SlotChoice[] }
  | {
      readonly kind: 'offer';
      readonly reason: OfferReason;
      readonly choices: readonly SlotChoice[];
    }
  /** It is free: shall it be booked? */
  | { readonly kind: 'confirm-slot'; readonly choice: SlotChoice; readonly moves: boolean }
  | {
      readonly kind: 'which-day';
      readonly why: DayDoubt;
      readonly choices: readonly { readonly id: string; readonly date: LocalDate }[];
    }
  | {
      readonly kind: 'which-time';
      readonly why: 'am-or-pm' | 'half';
      readonly date?: LocalDate;
      readonly choices: readonly { readonly id: string; readonly minute: ClockMinutes }[];
    }
  | {
      readonly kind: 'which-booking';
      readonly purpose: 'cancel' | 'move';
      /** The description given fits none of them. */
      readonly noneFits: boolean;
      readonly choices: readonly { readonly id: string; readonly start: Instant }[];
    }
  | {
      readonly kind: 'confirm-cancel-all';
      readonly starts: readonly Instant[];
      readonly yesId: string;
      readonly noId: string;
    }
  | {
      readonly kind: 'cancel-or-move';
      readonly start: Instant;
      readonly cancelId: string;
      readonly moveId: string;
    }
  | {
      readonly kind: 'which-intent';
      readonly choices: readonly { readonly id: string; readonly intent: DoubtfulIntent }[];
    }
  | { readonly kind: 'no-such-day' }
  | { readonly kind: 'bookings'; readonly starts: readonly Instant[] }
  | { readonly kind: 'no-bookings' }
  /** The session that was spoken of is not there any more. Said before what there is. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'already-yours'; readonly start: Instant }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'inside-window'; readonly start: Instant; readonly hours: number }
  /** It is changed although it is near; the studio may have something to say about it. */
  /** Said before an offer where several people or dates were spoken of. */
  | { readonly kind: 'one-at-a-time' }
  | { readonly kind: 'late-change'; readonly hours: number }
  | { readonly kind: 'greeting'; readonly salam: boolean }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'let-me-know' }
  | { readonly kind: 'help' }
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'question'; readonly topic: Topic; readonly answer?: string }
  | { readonly kind: 'hours'; readonly date?: LocalDate }
  /** How long a session lasts. */
  | { readonly kind: 'duration' }
  | { readonly kind: 'human' }
  /** No person, and how to reach one. */
  | { readonly kind: 'about-me' }
  | { readonly kind: 'late' }
  | { readonly kind: 'not-mine' }
  /** Who else has booked is not told. */
  | { readonly kind: 'others-private' }
  | {
      readonly kind: 'confirm-delete-data';
      /** What is ahead. */
      readonly starts: readonly Instant[];
      readonly yesId: string;
      /** Absent: none of it can be cancelled, or there is none. */
      readonly cancelId?: string;
      readonly noId: string;
    }
  | {
      readonly kind: 'data-deleted';
      readonly cancelled: readonly Instant[];
      readonly kept: readonly Instant[];
    }
  | { readonly kind: 'data-kept' }
  | { readonly kind: 'stale-choice' }
  | { readonly kind: 'old-message' }
  /** So many messages at once that they are not acted on for a while. */
  | { readonly kind: 'slow-down' }
  /** So many messages in a day that none is acted on before `again`. */
  | { readonly kind: 'day-spent'; readonly again: Instant }
  /** The message could not be handled, through our fault. */
  | { readonly kind: 'apology' }
  | { readonly kind: 'unreadable'; readonly type: string };
