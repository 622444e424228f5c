import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import type { Alias, Profile } from '#domain/client/client.ts';
import type { Sender } from '#domain/conversation/message.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { OwedWord } from '#ports/owed-words.ts';

/** What was decided on a message. Holds no text. */
export interface InboundRecord {
  readonly id: string;
  readonly clientId: string;
  readonly decidedAt: Instant;
  /** The decision's kind, for people who look: `booked`, `asked-time`, … */
  readonly decision: string;
  /** The reply, if one was owed. */
  readonly outboundId?: string;
}

export interface Recall {
  /** Present when this message was decided before. */
  readonly decided?: InboundRecord;
  readonly userIdAlias?: Alias;
  readonly phoneAlias?: Alias;
}

export interface ClientRecord {
  readonly profile?: Profile;
  /** Revision 0: none is stored. One that is kept no longer has no state. */
  readonly conversation: { readonly revision: number; readonly state?: ConversationState };
  /** Confirmed ones that have not ended, and ones cancelled within the last day; by start. */
  readonly bookings: readonly Booking[];
  /** Messages that wait until the client writes again, by id; absent where there are none. */
  readonly heldMessages?: readonly string[];
}

/** A quarter of an hour that is not free. */
export interface Hold {
  readonly resource: string;
  readonly cell: Instant;
  /** The booking that has it, if one has. */
  readonly bookingId?: string;
  /** The owner's events that cover it. */
  readonly ownerEvents: readonly string[];
}

/** Everything that one decision changes; written whole or not at all. */
export interface UnitOfWork {
  readonly at: Instant;
  readonly changes: readonly BookingChange[];
  /** Absent where no message caused it (the owner's change, a given state in a replay). */
  readonly turn?: {
    readonly inbound: InboundRecord;
    /** Absent: it stays as it is (an apology). */
    readonly conversation?: ConversationWrite;
    /** The client's profile as it shall be, and aliases to point at them; absent: both stay as they are. */
    readonly client?: {
      readonly profile: Profile;
      /** Each with what was read under its key before, which must still stand. */
      readonly aliases: readonly { readonly alias: Alias; readonly before?: Alias }[];
      /** Aliases that shall mean nobody any more, as they were read. */
      readonly gone?: readonly Alias[];
    };
    readonly outbound?: Outbound;
    /** Word to the owner, sent after the reply. */
    readonly notice?: Outbound;
    /** The client's data are to go: `TurnStore.erase` finds it noted. */
    readonly erases?: true;
  };
  /** What is said of changes that no message caused (the owner's). */
  readonly word?: {
    /** The client's conversation, where what is said can be answered; conditions as in a turn. */
    readonly conversation?: ConversationWrite & { readonly clientId: string };
    readonly messages: readonly Outbound[];
    /** Word that the owner is owed of it: it stands until `OwedWords.settle`. */
    readonly owed?: readonly OwedWord[];
  };
}

/** `readRevision`: as read, 0 for none. It is stored at `readRevision + 1`. */
export interface ConversationWrite {
  readonly readRevision: number;
  readonly state: ConversationState;
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** The message was decided before (by a rival delivery): nothing was written. */
  | { readonly kind: 'already-decided' }
  /** A conversation, booking or alias is not as it was read: read afresh and decide again. */
  | { readonly kind: 'stale' }
  /** A wanted cell is somebody else's: an answer, not a fault. */
  | { readonly kind: 'taken'; readonly cells: readonly Instant[] };

/** What the conversation reads and writes. All reads are strongly consistent. One studio an instance. */
export interface TurnStore {
  /** One read: what is stored of this message, and whom its sender's aliases mean. */
  recall(inboundId: string, sender: Sender): Promise<Recall>;
  /** One read, its size independent of how many bookings the client had in the past. */
  loadClient(clientId: string, now: Instant): Promise<ClientRecord>;
  /** The cells in `[from, until)` that are not free, of these resources. */
  listHolds(resources: readonly string[], from: Instant, until: Instant): Promise<Hold[]>;
  /**
   * Writes a unit whole or not at all. A cell is taken only if it is free or already this booking's.
   * @throws CoreSyncError `store.conflict` (retryable) when rival transactions outlast the retries;
   *   `store.unavailable` (retryable) when the database does not answer.
   */
  commit(unit: UnitOfWork): Promise<CommitOutcome>;
  /**
   * Takes one step of an erasure that was committed; without one there is nothing to do. May be repeated at will.
   * @throws CoreSyncError `store.unavailable`
   */
  erase(clientId: string, at: Instant): Promise<ErasureProgress>;
}

/** `waiting`: what is left is a message that is under way; it goes when that is over. */
export type ErasureProgress = 'more' | 'waiting' | 'done';
