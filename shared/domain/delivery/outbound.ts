import type { OutboundMessage, Sender } from '#domain/conversation/message.ts';
import type { RefusalKind } from '#domain/delivery/refusal.ts';
import { dayMs, type Instant } from '#domain/time/instant.ts';

/**
 * `waiting`: nobody has begun to send it, or a refusal was certain; it is to be sent from `dueAt` on. `sending`: under
 * a lease. Then `sent`, `ambiguous` (it may have been sent: the request left, or its lease ran out, and nobody knows
 * the answer) or `failed` (given up).
 */
export type OutboundState = 'waiting' | 'sending' | 'sent' | 'failed' | 'ambiguous';

/** A message on its way, committed together with what it tells. */
export interface Outbound {
  readonly id: string;
  readonly audience: 'client' | 'owner';
  /** The client whom it is for or, where it is for the owner, about. */
  readonly clientId: string;
  /** The inbound message that it answers, or what else it tells of. */
  readonly cause: string;
  /** Names the client in logs. */
  readonly mark?: string;
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
  /** While it is `waiting`: not before the client writes again, whatever the time; at `dueAt` it is given up. */
  readonly waitsFor?: 'client';
  /** Word to the owner that her channel does not take, or that she has no number for: a note in her calendar says it. */
  readonly by?: 'calendar';
  /** When the client, whom it waited for, wrote again. */
  readonly releasedAt?: Instant;
  readonly ambiguousSince?: Instant;
  /** How many of the attempts were refused for certain. Default: none. */
  readonly refusals?: number;
  /** The channel's id, once it was accepted. */
  readonly channelId?: string;
  /** The channel's ids of sends that it took and then refused. */
  readonly refusedIds?: readonly string[];
  /** Why it was refused last, and how often so, one after the other. */
  readonly lastRefusal?: { readonly kind: RefusalKind; readonly times: number };
  /** The channel's code of the last refusal. */
  readonly failureCode?: number;
  /** The latest word of the channel about it, for people who look. */
  readonly status?: { readonly kind: ArrivalKind; readonly at: Instant };
}

/** How far the channel says that a message has come. */
export type ArrivalKind = 'sent' | 'delivered' | 'read';

/** After the client's last word only prepared messages may be sent, and what it answers is long over. */
export const usefulMs = dayMs;

/** Until when a message is worth sending. */
export function usefulUntil({ createdAt, releasedAt }: Outbound): Instant {
  return (releasedAt ?? createdAt) + usefulMs;
}

/** How many of the sends may have arrived: all but those that were refused for certain. */
export function possibleArrivals({ attempts, refusals = 0 }: Outbound): number {
  return attempts - refusals;
}
