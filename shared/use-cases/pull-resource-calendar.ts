import type { Studio } from '#domain/studio/studio.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { LayOwnerEvents } from '#use-cases/lay-owner-events.ts';
import type { PullOutcome } from '#use-cases/pull-calendar.ts';
import { type PullLeaseDeps, withPullLease } from '#use-cases/pull-lease.ts';
import { horizonAt, laidForAt } from '#use-cases/pull-span.ts';
import { readChanges } from '#use-cases/read-changes.ts';

export interface PullResourceCalendarDeps extends PullLeaseDeps {
  /** With no lanes but those of the resource. */
  readonly studio: Studio;
  readonly calendar: Pick<OwnerCalendar, 'listChanges'>;
  readonly layEvents: LayOwnerEvents;
}

/** Reads a resource's own calendar: all of its events are hers, and take the resource. No session is written there. */
export function createPullResourceCalendar(
  deps: PullResourceCalendarDeps,
): () => Promise<PullOutcome> {
  const { studio, calendar, layEvents } = deps;
  return () =>
    withPullLease<PullOutcome>(deps, async (lease, now) => {
      const changes = await readChanges(calendar, lease.token);
      const laidFor = laidForAt(studio, now);
      const isDue = lease.laidFor !== laidFor;
      await layEvents({ changes, ours: new Set(), horizon: horizonAt(studio, now), isDue });
      return {
        outcome: { kind: 'pulled', events: changes.events.size, bookings: 0 },
        state: { token: changes.token, laidFor },
      };
    });
}
