import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';

/** How long the word of a status is waited for before an ambiguous message is sent once more. */
export const ambiguousWaitMs = 60_000;
/** A message that may have arrived is never sent a third time. */
export const sendAttemptsMax = 2;

export type DeliveryStep =
  /** Take the lease and send. */
  | 'send'
  /** The lease ran out and nobody knows whether it was sent. */
  | 'mark-ambiguous'
  /** Somebody else is at it, or a status may still come. */
  | 'wait'
  | 'done';

/** What is to be done about an outbound message now. An expired lease is never taken for "not sent". */
export function deliveryStep(outbound: Outbound, now: Instant): DeliveryStep {
  switch (outbound.state) {
    case 'sent':
    case 'failed':
      return 'done';
    case 'waiting':
      return now < (outbound.dueAt ?? outbound.createdAt) ? 'wait' : 'send';
    case 'sending':
      return now < outbound.leaseUntil ? 'wait' : 'mark-ambiguous';
    case 'ambiguous': {
      if (outbound.attempts >= sendAttemptsMax) return 'done';
      const since = outbound.ambiguousSince ?? outbound.leaseUntil;
      return now - since < ambiguousWaitMs ? 'wait' : 'send';
    }
  }
}
