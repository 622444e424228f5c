import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';

/** The outbound messages under way. Every write is conditional on the record being as it was read. */
export interface Outbox {
  find(outboundId: string): Promise<Outbound | undefined>;
  /** Takes the right to send: state `sending`, one attempt more. False: somebody else was faster. */
  takeLease(outbound: Outbound, leaseUntil: Instant): Promise<boolean>;
  /** Records how a send ended. False: the record moved on meanwhile (a status came first); nothing was written. */
  settle(
    outbound: Outbound,
    end:
      | { readonly state: 'sent'; readonly channelId: string; readonly at: Instant }
      | { readonly state: 'failed'; readonly code: number; readonly at: Instant }
      | { readonly state: 'ambiguous'; readonly at: Instant },
  ): Promise<boolean>;
}
