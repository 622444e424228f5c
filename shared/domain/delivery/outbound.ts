import type { OutboundMessage, Sender } from '#domain/conversation/message.ts';
import type { Instant } from '#domain/time/instant.ts';

/**
 * `sending` from its commit on, under a lease; then `sent`, `failed` (WhatsApp refused it) or `ambiguous`
 * (it may have been sent: the request left, or its lease ran out, and nobody knows the answer).
 */
export type OutboundState = 'sending' | 'sent' | 'failed' | 'ambiguous';

/** A reply on its way to a client, committed together with what it tells. */
export interface Outbound {
  readonly id: string;
  readonly clientId: string;
  /** The inbound message that it answers. */
  readonly inboundId: string;
  /** Where to: phone or user id only, never the name. */
  readonly to: Pick<Sender, 'phone' | 'userId'>;
  readonly message: OutboundMessage;
  readonly state: OutboundState;
  /** Nobody else may send it before this instant. */
  readonly leaseUntil: Instant;
  /** How many sends were begun, the present one included. */
  readonly attempts: number;
  readonly createdAt: Instant;
  readonly ambiguousSince?: Instant;
  /** The channel's id, once it was accepted. */
  readonly channelId?: string;
  /** The channel's error code, once it was refused. */
  readonly failureCode?: number;
}
