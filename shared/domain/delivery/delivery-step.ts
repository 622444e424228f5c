import { type Outbound, possibleArrivals, usefulUntil } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';

/** How long the word of a status is waited for before an ambiguous message is sent once more. */
export const ambiguousWaitMs = 60_000;
/** A message that may have arrived is never sent a third time. */
export const possibleArrivalsMax = 2;

export type DeliveryStep =
  /** Take the lease and send. */
  | 'send'
  /** The lease ran out and nobody knows whether it was sent. */
  | 'mark-ambiguous'
  /** Nothing that can still be done would help. */
  | 'give-up'
  /** Somebody else is at it, or a status may still come. */
  | 'wait'
  | 'done';

/** What is to be done about an outbound message now. An expired lease is never taken for "not sent". */
export function deliveryStep(outbound: Outbound, now: Instant): DeliveryStep {
  const lookAt = nextLookAt(outbound);
  if (lookAt === undefined) return 'done';
  if (now < lookAt) return 'wait';
  if (outbound.state === 'sending') return 'mark-ambiguous';
  const isLost =
    outbound.waitsFor !== undefined || possibleArrivals(outbound) >= possibleArrivalsMax;
  return isLost || now >= usefulUntil(outbound) ? 'give-up' : 'send';
}

/** When a message is next to be looked at; undefined: never, it has come to its end. */
export function nextLookAt(outbound: Outbound): Instant | undefined {
  switch (outbound.state) {
    case 'sent':
    case 'failed':
      return undefined;
    case 'waiting':
      return outbound.dueAt ?? outbound.createdAt;
    case 'sending':
      return outbound.leaseUntil;
    case 'ambiguous':
      return (outbound.ambiguousSince ?? outbound.leaseUntil) + ambiguousWaitMs;
  }
}
