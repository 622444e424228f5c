import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { OwnerEventStore, PullLease, PullState } from '#ports/owner-event-store.ts';

export interface PullLeaseDeps {
  readonly events: Pick<OwnerEventStore, 'acquire' | 'release'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** What came of the work, and how far the calendar is read by it. */
export interface Pulled<Outcome> {
  readonly outcome: Outcome;
  readonly state: PullState;
}

/** Longer than the function may run, shorter than the time between two pulls. */
export const leaseMs = 110_000;

/** Has one at a time work on a calendar. What fails leaves the state as it was: it is listed again. */
export async function withPullLease<Outcome>(
  { events, clock, ids }: PullLeaseDeps,
  work: (lease: PullLease, now: Instant) => Promise<Pulled<Outcome>>,
): Promise<Outcome | { readonly kind: 'busy' }> {
  const now = clock.now();
  const lease = await events.acquire(ids.next(), now, now + leaseMs);
  if (lease === undefined) return { kind: 'busy' };
  let state = stateOf(lease);
  try {
    const pulled = await work(lease, now);
    state = pulled.state;
    return pulled.outcome;
  } finally {
    await events.release(lease, state);
  }
}

/** As far as it was read before. */
export function stateOf({ token, laidFor }: PullLease): PullState {
  return { ...(token && { token }), ...(laidFor && { laidFor }) };
}
