import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { OwnerCalendars } from '#ports/owner-event-store.ts';
import { freeFormerCalendar } from '#use-cases/free-former-calendar.ts';
import type { PullOutcome } from '#use-cases/pull-calendar.ts';

/** A calendar that is read, under the name by which its events are kept. */
export interface PulledCalendar {
  readonly name: string;
  /** The lanes that it takes, for a log: a calendar's own name may be a person's address. */
  readonly lanes: string;
  readonly pull: () => Promise<PullOutcome>;
}

export interface PullCalendarsDeps {
  readonly calendars: OwnerCalendars;
  /** The studio's own, which sessions are written to. */
  readonly main: () => Promise<Omit<PulledCalendar, 'lanes'>>;
  /** Those of single resources. */
  readonly resources: readonly PulledCalendar[];
  /** Told of a resource's calendar that could not be read. */
  readonly report: (lanes: string, fault: unknown) => void;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * Reads all of the owner's calendars, after what former ones took is free again. One resource's that cannot be read
 * keeps no other from it, and is thrown in the end.
 */
export function createPullCalendars(deps: PullCalendarsDeps): () => Promise<PullOutcome> {
  return async () => {
    const main = await deps.main();
    const all = [main, ...deps.resources];
    await replaceFormer(deps, new Set(all.map(({ name }) => name)));
    const outcome = await main.pull();
    const faults: unknown[] = [];
    for (const { lanes, pull } of deps.resources) {
      await pull().catch((fault: unknown) => {
        deps.report(lanes, fault);
        faults.push(fault);
      });
    }
    if (faults.length > 0) throw faults[0];
    return outcome;
  };
}

async function replaceFormer(
  { calendars, clock, ids }: PullCalendarsDeps,
  names: ReadonlySet<string>,
): Promise<void> {
  const known = new Set(await calendars.list());
  for (const name of known) {
    if (names.has(name)) continue;
    const { kind } = await freeFormerCalendar({ events: calendars.eventsOf(name), clock, ids });
    if (kind === 'freed') await calendars.remove(name);
  }
  for (const name of names) if (!known.has(name)) await calendars.add(name);
}
