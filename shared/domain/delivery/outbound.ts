import type { OutboundMessage, Sender } from '#domain/conversation/message.ts';
import type { Instant } from '#domain/time/instant.ts';

/**
 * `waiting`: nobody has begun to send it, or a refusal was certain; it is to be sent from `dueAt` on. `sending`: under
 * a lease. Then `sent`, `failed` (WhatsApp refused it for good) or `ambiguous` (it may have been sent: the request
 * left, or its lease ran out, and nobody knows the answer).
 */
export type OutboundState = 'waiting' | 'sending' | 'sent' | 'failed' | 'ambiguous';

/** A message on its way, committed together with what it tells. */
export interface Outbound {
  readonly id: string;
  readonly audience: 'client' | 'owner';
  /** The client whom it is for or, where it is for the owner, about. */
  readonly clientId: string;
  /** The inbound message that it answers, or the owner's change that it tells of. */
  readonly cause: string;
  /** Where to: phone or user id only, never the name. */
  readonly to: Pick<Sender, 'phone' | 'userId'>;
  readonly message: OutboundMessage;
  readonly state: OutboundState;
  /** Nobody else may send it before this instant. */
  readonly leaseUntil: Instant;
  /** How many sends were begun, the present one included. */
  readonly attempts: number;
  readonly createdAt: Instant;
  /** While it is `waiting`: not before this instant. */
  readonly dueAt?: Instant;
  readonly ambiguousSince?: Instant;
  /** The channel's id, once it was accepted. */
  readonly channelId?: string;
  /** The channel's error code, once it was refused. */
  readonly failureCode?: number;
}
