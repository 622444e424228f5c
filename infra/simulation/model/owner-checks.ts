import type { GoogleEvent } from '#infra/local/doubles/google-event.ts';
import type { Evidence, Violation } from './check-promises.ts';

const quarterMs = 900_000;
const promise = "the owner's time is hers";

/** What is to come of the owner's own events is taken from clients, on every lane, and nothing besides. */
export function ownerFaults({ table, events, endedAt, lanes }: Evidence): Violation[] {
  const expected = new Map<string, Set<string>>();
  for (const event of events.filter(takesTime)) {
    for (const place of placesOf(event, lanes, endedAt)) {
      expected.set(place, (expected.get(place) ?? new Set()).add(event.id));
    }
  }
  const held = new Map(
    table.cells.flatMap(({ resource, SK, owners }): [string, Set<string>][] =>
      owners === undefined || Date.parse(SK) < endedAt ? [] : [[`${resource} ${SK}`, owners]],
    ),
  );
  return [...new Set([...expected.keys(), ...held.keys()])].flatMap((place): Violation[] => {
    const [wanted, found] = [expected, held].map((all) =>
      [...(all.get(place) ?? [])].sort().join(' '),
    );
    if (wanted === found) return [];
    const what = `${place} is taken by [${found}], and her events there are [${wanted}]`;
    const about = [...new Set(`${wanted} ${found}`.split(' ').filter(Boolean))];
    return [{ promise, what, about }];
  });
}

/** An event that is not a session's, nor a note of ours, nor marked as free. */
function takesTime({ id, status, transparency }: GoogleEvent): boolean {
  const isOurs = /^[0-9a-f]{32}(v\d+)?$/.test(id) || id.startsWith('note');
  return status !== 'cancelled' && !isOurs && transparency !== 'transparent';
}

function placesOf(event: GoogleEvent, lanes: readonly string[], from: number): string[] {
  const [start, end] = [event.start, event.end].map(({ dateTime, date }) =>
    Date.parse(dateTime ?? `${date}T00:00:00+07:00`),
  );
  const first = Math.floor(Math.max(start ?? 0, from) / quarterMs);
  const last = Math.ceil((end ?? 0) / quarterMs);
  return Array.from(
    { length: Math.max(0, last - first) },
    (_, index) => (first + index) * quarterMs,
  )
    .filter((instant) => instant >= from)
    .flatMap((instant) =>
      lanes.map((lane) => `${lane} ${new Date(instant).toISOString().replace('.000Z', 'Z')}`),
    );
}
