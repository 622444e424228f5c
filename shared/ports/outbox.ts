import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';

/** The outbound messages under way. */
export interface Outbox {
  find(outboundId: string): Promise<Outbound | undefined>;
  /**
   * Writes `after` over `before` and, whole or not at all, a word to the owner about it. False: the record is not as
   * it was read (somebody else was faster); nothing was written.
   */
  replace(before: Outbound, after: Outbound, word?: Outbound): Promise<boolean>;
  /** The ids of messages that are to be looked at by now, the longest overdue first. Eventually consistent. */
  listDue(now: Instant, limit: number): Promise<readonly string[]>;
  /** The same of words to the owner that her calendar is to say. */
  listNotes(now: Instant, limit: number): Promise<readonly string[]>;
  /** Puts a message that cannot be dealt with out of the way of the others. */
  postpone(outboundId: string, until: Instant): Promise<void>;
}
