import type { BusyCell } from '#domain/schedule/availability.ts';
import { instantAt, wallClockAt } from '#domain/schedule/studio-time.ts';
import { addDays } from '#domain/studio/local-date.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import { dayMs, type Instant } from '#domain/time/instant.ts';
import type { TurnStore } from '#ports/turn-store.ts';

/** So many days are read at least, so that alternatives on the next days need no second read. */
const daysMin = 4;

export interface BusyReader {
  readonly known: ReadonlyMap<LocalDate, readonly BusyCell[]>;
  /** Reads these studio dates, and of few of them some after, in one go. */
  read(dates: readonly LocalDate[]): Promise<void>;
}

/** Reads which cells are taken, studio date by studio date, each date once. */
export function createBusyReader(turns: Pick<TurnStore, 'listHolds'>, studio: Studio): BusyReader {
  const known = new Map<LocalDate, BusyCell[]>();
  const lanes = studio.lanes.map((lane) => lane.id);

  async function read(dates: readonly LocalDate[]): Promise<void> {
    const wanted = withFollowing(dates).filter((date) => !known.has(date));
    for (const date of wanted) known.set(date, []);
    await Promise.all(runsOf(wanted).map(([first, last]) => readRun(first, last)));
  }

  async function readRun(first: LocalDate, last: LocalDate): Promise<void> {
    const holds = await turns.listHolds(lanes, midnight(first), midnight(addDays(last, 1)));
    for (const hold of holds) {
      // A cell belongs to the date on which it begins; a session past midnight is held there too.
      known.get(wallClockAt(studio.zone, hold.cell).date)?.push(hold);
    }
  }

  /** Where clocks skip midnight the day begins later: an hour too early is harmless. */
  function midnight(date: LocalDate): Instant {
    return (
      instantAt(studio.zone, date, 0) ??
      (instantAt(studio.zone, addDays(date, -1), 1380) ?? 0) + dayMs / 24
    );
  }

  return { known, read };
}

function withFollowing(dates: readonly LocalDate[]): LocalDate[] {
  const last = [...dates].sort().at(-1);
  const all = new Set(dates);
  // A day more is a query more: who asked for a week has the next days among them.
  if (last) for (let ahead = 1; all.size < daysMin; ahead += 1) all.add(addDays(last, ahead));
  return [...all].sort();
}

/** Consecutive dates as runs, each read at once. */
function runsOf(dates: readonly LocalDate[]): [LocalDate, LocalDate][] {
  const runs: [LocalDate, LocalDate][] = [];
  for (const date of dates) {
    const run = runs.at(-1);
    if (run && addDays(run[1], 1) === date) run[1] = date;
    else runs.push([date, date]);
  }
  return runs;
}
