import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TestTable } from '#tests/support/dynamo-table.ts';

// Whether table, cells and calendar agree, by what is written in them alone. It shares no code with the product, so
// that a mistake of the product is not made here again.

type Item = Readonly<Record<string, unknown>>;
const quarterMs = 15 * 60_000;

export interface CalendarListing {
  /** Every event as Google has it, deleted ones too. */
  readonly stored: readonly Item[];
  /** Those that are not deleted, series laid out. */
  readonly single: readonly Item[];
}

/** What does not agree, one line a fault. Only items whose partition begins with `prefix` are looked at. */
export async function disagreements(
  table: TestTable,
  prefix: string,
  calendar: CalendarListing,
  facts: { readonly now: number; readonly lanes: readonly string[] },
): Promise<string[]> {
  const items = await scan(table, prefix);
  const bookings = items.filter((item) => item['entity'] === 'booking');
  const cells = items.filter((item) => item['entity'] === 'cell');
  return [
    ...bookings.flatMap((booking) => eventFaults(booking, calendar.stored)),
    ...cellFaults(bookings, cells),
    ...ownerFaults(bookings, cells, calendar.single, facts),
    ...wordFaults(items),
  ];
}

/** A confirmed booking has one event, field by field as it is; a cancelled one has none. */
function eventFaults(booking: Item, stored: readonly Item[]): string[] {
  const id = String(booking['bookingId']);
  const events = stored.filter(
    (event) => String(event['id']).split('v')[0] === id && event['status'] !== 'cancelled',
  );
  const faults: string[] = [];
  const differ = (what: string, one: unknown, other: unknown) => {
    if (one !== other) faults.push(`${id} ${what}: ${String(one)} and ${String(other)}`);
  };
  differ('still lacking', booking['pendingKey'], undefined);
  if (booking['status'] === 'cancelled') {
    differ('events', events.length, 0);
    differ('noted', booking['google'], undefined);
    return faults;
  }
  differ('events', events.length, 1);
  const [event] = events;
  if (event === undefined) return faults;
  differ('start', instant(at(event, 'start', 'dateTime')), instant(booking['startsAt']));
  differ('end', instant(at(event, 'end', 'dateTime')), instant(booking['endsAt']));
  const ours = at(event, 'extendedProperties', 'private');
  differ('revision', at(ours, 'coresyncRev'), String(booking['revision']));
  differ('name', at(ours, 'coresyncBookingId'), id);
  differ('noted id', at(booking, 'google', 'eventId'), event['id']);
  differ('noted revision', at(booking, 'google', 'revision'), booking['revision']);
  differ('noted start', at(booking, 'google', 'startsAt'), booking['startsAt']);
  differ('noted end', at(booking, 'google', 'endsAt'), booking['endsAt']);
  return faults;
}

/** The cells of a booking are those that it touches, and no cell has another. */
function cellFaults(bookings: readonly Item[], cells: readonly Item[]): string[] {
  const wanted = bookings
    .filter((booking) => booking['status'] === 'confirmed')
    .flatMap((booking) =>
      quarters(instant(booking['startsAt']), instant(booking['endsAt'])).map(
        (cell) => `${String(booking['resource'])} ${cell} ${String(booking['bookingId'])}`,
      ),
    );
  const held = cells
    .filter((cell) => cell['booking'] !== undefined)
    .map((cell) => `${String(cell['resource'])} ${instant(cell['SK'])} ${String(cell['booking'])}`);
  const twice = wanted
    .map((cell) => cell.split(' ').slice(0, 2).join(' '))
    .filter((cell, index, all) => all.indexOf(cell) !== index);
  return [...difference('cell', wanted, held), ...twice.map((cell) => `two bookings at ${cell}`)];
}

/** The owner has the cells that her live, busy events cover, and no others. */
function ownerFaults(
  bookings: readonly Item[],
  cells: readonly Item[],
  single: readonly Item[],
  { now, lanes }: { readonly now: number; readonly lanes: readonly string[] },
): string[] {
  const ours = new Set(bookings.map((booking) => String(booking['bookingId'])));
  const firsts = new Set(
    bookings.map((booking) => {
      const start = String(booking['startsAt']).replaceAll(/[-:]/g, '');
      return `${String(at(booking, 'google', 'eventId'))}_${start}`;
    }),
  );
  const wanted = single
    .filter((event) => !ours.has(String(event['id']).split('v')[0] ?? ''))
    // Where she repeats a session, the first of the series is the session itself.
    .filter((event) => !firsts.has(String(event['id'])))
    .filter((event) => event['transparency'] !== 'transparent')
    .flatMap((event) => {
      const id = String(event['recurringEventId'] ?? event['id']);
      const from = instant(
        at(event, 'start', 'dateTime') ?? `${String(at(event, 'start', 'date'))}T00:00:00+07:00`,
      );
      const until = instant(
        at(event, 'end', 'dateTime') ?? `${String(at(event, 'end', 'date'))}T00:00:00+07:00`,
      );
      return quarters(from, until)
        .filter((cell) => cell + quarterMs > now)
        .flatMap((cell) =>
          lanes
            // "Reformer 2 …" names the second place, everything else both.
            .filter((lane) => !/reformer 2\b/i.test(String(event['summary'])) || lane.endsWith('2'))
            .map((lane) => `${lane} ${cell} ${id}`),
        );
    });
  const held = cells.flatMap((cell) => {
    const owners = cell['owners'];
    const ids = owners instanceof Set ? [...owners] : [];
    return ids.map((id) => `${String(cell['resource'])} ${instant(cell['SK'])} ${String(id)}`);
  });
  return difference('her cell', [...new Set(wanted)], held);
}

/** Of each change of hers that moved or cancelled a session, its client is told once. */
function wordFaults(items: readonly Item[]): string[] {
  const hers = items.filter((item) => item['entity'] === 'ledger' && item['actor'] === 'owner');
  const wanted = hers
    .filter(
      (entry) =>
        at(entry, 'after', 'status') === 'cancelled' ||
        at(entry, 'before', 'startsAt') !== at(entry, 'after', 'startsAt'),
    )
    .map((entry) => String(entry['cause']));
  const told = items
    .filter((item) => item['entity'] === 'outbound' && item['audience'] === 'client')
    .map((item) => String(item['cause']));
  return difference('word', wanted, told);
}

function difference(what: string, wanted: readonly string[], held: readonly string[]): string[] {
  const missing = wanted.filter((one) => !held.includes(one));
  const stray = held.filter((one) => !wanted.includes(one));
  return [
    ...missing.map((one) => `missing ${what} ${one}`),
    ...stray.map((one) => `stray ${what} ${one}`),
    ...(wanted.length === held.length || missing.length + stray.length > 0
      ? []
      : [`${what}: ${wanted.length} and ${held.length}`]),
  ];
}

function quarters(from: number, until: number): number[] {
  const all: number[] = [];
  for (let cell = from - (from % quarterMs); cell < until; cell += quarterMs) all.push(cell);
  return all;
}

function instant(text: unknown): number {
  return Date.parse(String(text));
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
    value,
  );
}

async function scan({ client, tableName }: TestTable, prefix: string): Promise<Item[]> {
  const found: Item[] = [];
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey, ConsistentRead: true }),
    );
    found.push(...(page.Items ?? []).filter((item) => String(item['PK']).startsWith(prefix)));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return found;
}
