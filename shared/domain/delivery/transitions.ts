import { withoutTimes } from '#domain/delivery/after-refusal.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';

// How a message goes from one state to the next, beside what a refusal (`afterRefusal`) or a status (`afterStatus`)
// makes of it. docs/delivery.md has the whole as a table.

/** The right to send it is ours, and one more send has begun. */
export function leased(outbound: Outbound, leaseUntil: Instant): Outbound {
  const attempts = outbound.attempts + 1;
  return { ...withoutTimes(outbound), state: 'sending', attempts, leaseUntil };
}

export function accepted(outbound: Outbound, channelId: string): Outbound {
  return { ...withoutTimes(outbound), state: 'sent', channelId };
}

/** Nobody knows whether it was sent. */
export function doubted(outbound: Outbound, now: Instant): Outbound {
  return { ...withoutTimes(outbound), state: 'ambiguous', ambiguousSince: now };
}

/** Word to the owner goes into her calendar instead. */
export function toCalendar(outbound: Outbound, now: Instant): Outbound {
  return { ...withoutTimes(outbound), state: 'waiting', by: 'calendar', dueAt: now };
}

/** It stands in her calendar. */
export function noted(outbound: Outbound): Outbound {
  return { ...withoutTimes(outbound), state: 'sent' };
}

export function givenUp(outbound: Outbound): Outbound {
  return { ...withoutTimes(outbound), state: 'failed' };
}

/** The client whom it waited for has written: it may be sent now, and is worth it anew. */
export function released(outbound: Outbound, now: Instant): Outbound {
  return { ...withoutTimes(outbound), state: 'waiting', dueAt: now, releasedAt: now };
}
