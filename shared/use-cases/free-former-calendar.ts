import { cellsOfOwner } from '#domain/calendar/held-cells.ts';
import type { OwnerEventStore } from '#ports/owner-event-store.ts';
import { type PullLeaseDeps, withPullLease } from '#use-cases/pull-lease.ts';

export interface FreeFormerDeps extends PullLeaseDeps {
  readonly events: OwnerEventStore;
}

/** Gives up all the time that events of a calendar took which is not read any more. May be done again. */
export function freeFormerCalendar(
  deps: FreeFormerDeps,
): Promise<{ readonly kind: 'freed' | 'busy' }> {
  const { events } = deps;
  return withPullLease(deps, async (_lease, from) => {
    for (const event of await events.list()) {
      const { eventId, times, lanes, laidUntil: until } = event;
      await events.freeCells(eventId, cellsOfOwner(times, lanes, { from, until }));
      await events.forget(eventId);
    }
    // Should it be read again one day, it begins afresh.
    return { outcome: { kind: 'freed' } as const, state: {} };
  });
}
