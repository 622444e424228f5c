import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import type { ItemKey } from '#adapters/dynamodb/table-keys.ts';
import { dayMs, instantFromIso, minuteMs } from '#domain/time/instant.ts';
import {
  aBooking,
  anOutbound,
  aTurn,
  aUnit,
  cancelled,
  change,
  moved,
  someNow,
  someStart,
  someState,
} from '#tests/support/dynamo-builders.ts';
import { cellsNear, cellsOf, freshStores, studioId } from '#tests/support/dynamo-stores.ts';
import { scanAll } from '#tests/support/dynamo-table.ts';

let stores: Awaited<ReturnType<typeof freshStores>>;
beforeEach(async () => {
  stores = await freshStores();
});

const read = async (key: object) =>
  (
    await stores.table.client.send(
      new GetCommand({ TableName: stores.table.tableName, Key: { ...key } }),
    )
  ).Item;

/** What the owner's event does to a cell. */
const addOwnerEvent = (at: number, action: 'ADD' | 'DELETE' = 'ADD') =>
  stores.table.client.send(
    new UpdateCommand({
      TableName: stores.table.tableName,
      Key: { ...stores.keys.cell('studio', at) },
      UpdateExpression: `${action} owners :event SET #entity = :cell, #resource = :resource`,
      ExpressionAttributeNames: { '#entity': 'entity', '#resource': 'resource' },
      ExpressionAttributeValues: {
        ':event': new Set(['event1']),
        ':cell': 'cell',
        ':resource': 'studio',
      },
    }),
  );

describe('a unit that nothing speaks against', () => {
  test('is written whole: inbound, conversation, profile, aliases, booking, cells, ledger, outbound', async () => {
    const booking = aBooking();
    const alias = { kind: 'phone', value: '+6281234567890', clientId: 'anna' } as const;
    const profile = {
      clientId: 'anna',
      name: 'Anna',
      language: 'id',
      aliases: [{ kind: 'phone', value: '+6281234567890' }],
      createdAt: someNow,
    } as const;
    const unit = aTurn({
      changes: [change(booking)],
      client: { profile, aliases: [{ alias }] },
      outbound: anOutbound(),
    });

    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });

    expect(await stores.turns.loadClient('anna', someNow)).toEqual({
      profile,
      conversation: { revision: 1, state: someState },
      bookings: [booking],
    });
    expect(await stores.turns.recall('wamid.1', { phone: '+6281234567890' })).toEqual({
      decided: { id: 'wamid.1', clientId: 'anna', decidedAt: someNow, decision: 'booked' },
      phoneAlias: alias,
    });
    expect(await stores.outbox.find('out1')).toEqual(anOutbound());
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(booking));
    expect(await read(stores.keys.ledgerEntry('b1', 1))).toEqual({
      PK: 'studio#BOOKING#b1',
      SK: 'ENTRY#000000001',
      entity: 'ledger',
      bookingId: 'b1',
      revision: 1,
      clientId: 'anna',
      actor: 'client',
      cause: 'message:3136dcd21ba11e6cb129716ed9e6bea7',
      at: '2026-12-01T02:00:00Z',
      after: { startsAt: '2026-12-03T03:00:00Z', status: 'confirmed', resource: 'studio' },
    });
    const items = await scanAll(stores.table);
    expect(items.every((item) => String(item.PK).startsWith('studio#'))).toBe(true);
    expect(items.map((item) => item.entity).sort()).toEqual(
      'alias booking cell cell cell client-message conversation inbound ledger outbound profile'.split(
        ' ',
      ),
    );
  });

  test('marks a booking as one that Google lacks, on its UTC day', async () => {
    await stores.turns.commit(aUnit(change(aBooking())));
    expect(await read(stores.keys.booking('anna', 'b1'))).toMatchObject({
      entity: 'booking',
      pendingKey: 'studio#PENDING#CALENDAR',
      pendingSince: '2026-12-01T02:00:00Z',
      dayKey: 'studio#DAY#2026-12-03',
      relevantUntil: '2026-12-03T03:45:00Z',
    });
  });

  test('lets inbound records and messages expire after eight days, cells eight days after they pass', async () => {
    await stores.turns.commit(aTurn({ changes: [change(aBooking())], outbound: anOutbound() }));
    const inEightDays = (from: number) => (from + 8 * dayMs) / 1_000;
    const { inbound, outbound, cell } = stores.keys;
    expect((await read(inbound('wamid.1')))?.expiresAt).toBe(inEightDays(someNow));
    expect((await read(outbound('out1')))?.expiresAt).toBe(inEightDays(someNow));
    expect((await read(cell('studio', someStart)))?.expiresAt).toBe(inEightDays(someStart));
  });

  test('keeps what is a client’s for as long as the studio says', async () => {
    const { table, keys } = stores;
    const kept = createDynamoTurnStore({
      ...{ ...table, studioId, random: () => 0.5, wait: async () => {} },
      retention: { messages: 20, conversations: 2, logs: 30 },
    });
    await kept.commit(aTurn({ outbound: anOutbound() }));
    const daysOf = async (key: ItemKey) =>
      (Number((await read(key))?.expiresAt) * 1_000 - someNow) / dayMs;
    expect(await daysOf(keys.inbound('wamid.1'))).toBe(20);
    expect(await daysOf(keys.outbound('out1'))).toBe(20);
    expect(await daysOf(keys.clientMessage('anna', 'out1'))).toBe(20);
    expect(await daysOf(keys.conversation('anna'))).toBe(2);
  });

  test('may be empty', async () => {
    expect(await stores.turns.commit(aUnit())).toEqual({ kind: 'committed' });
  });
});

describe('a wanted cell of somebody else', () => {
  test.each([
    { minutes: 45, startsAt: '2026-12-03T02:30:00Z', taken: ['03:00'] },
    { minutes: 30, startsAt: '2026-12-03T03:30:00Z', taken: ['03:30'] },
    { minutes: 240, startsAt: '2026-12-03T00:00:00Z', taken: ['03:00', '03:15', '03:30'] },
    { minutes: 5, startsAt: '2026-12-03T03:40:00Z', taken: ['03:30'] },
    { minutes: 50, startsAt: '2026-12-03T02:20:00Z', taken: ['03:00'] },
  ])('refuses $minutes minutes from $startsAt', async ({ minutes, startsAt, taken }) => {
    const first = aBooking();
    await stores.turns.commit(aUnit(change(first)));
    const second = aBooking({
      id: 'b2',
      clientId: 'budi',
      startsAt: instantFromIso(startsAt),
      minutes,
    });
    const unit = aTurn({ clientId: 'budi', changes: [change(second)], outbound: anOutbound() });

    expect(await stores.turns.commit(unit)).toEqual({
      kind: 'taken',
      cells: taken.map((time) => instantFromIso(`2026-12-03T${time}:00Z`)),
    });

    expect(await cellsNear(stores.turns)).toEqual(cellsOf(first));
    expect(await stores.outbox.find('out1')).toBeUndefined();
    expect(await stores.turns.loadClient('budi', someNow)).toEqual({
      conversation: { revision: 0 },
      bookings: [],
    });
  });

  test.each([
    { side: 'just before', startsAt: '2026-12-03T02:15:00Z' },
    { side: 'just after', startsAt: '2026-12-03T03:45:00Z' },
  ])('does not refuse a session $side', async ({ startsAt }) => {
    await stores.turns.commit(aUnit(change(aBooking())));
    const next = aBooking({ id: 'b2', clientId: 'budi', startsAt: instantFromIso(startsAt) });
    expect(await stores.turns.commit(aUnit(change(next)))).toEqual({ kind: 'committed' });
  });

  test('does not refuse the same time on another resource', async () => {
    await stores.turns.commit(aUnit(change(aBooking())));
    const other = aBooking({ id: 'b2', resource: 'reformer' });
    expect(await stores.turns.commit(aUnit(change(other)))).toEqual({ kind: 'committed' });
  });

  test('may be covered by an event of the owner, until she removes it', async () => {
    await addOwnerEvent(someStart);
    const unit = aUnit(change(aBooking()));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'taken', cells: [someStart] });
    await addOwnerEvent(someStart, 'DELETE');
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
  });
});

describe('moving, cancelling and taking back', () => {
  const before = aBooking();
  beforeEach(async () => {
    await stores.turns.commit(aUnit(change(before)));
  });

  test('a move keeps what overlaps, takes the rest and frees what is left', async () => {
    const after = moved(before, 30);
    expect(await stores.turns.commit(aUnit(change(after, before)))).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(after));
    expect((await stores.turns.loadClient('anna', someNow)).bookings).toEqual([after]);
  });

  test('a move onto a taken cell changes nothing', async () => {
    const other = moved(aBooking({ id: 'b2', clientId: 'budi' }), 60);
    await stores.turns.commit(aUnit(change(other)));
    const outcome = await stores.turns.commit(aUnit(change(moved(before, 30), before)));
    expect(outcome).toEqual({ kind: 'taken', cells: [someStart + 60 * minuteMs] });
    expect(await cellsNear(stores.turns)).toEqual([...cellsOf(before), ...cellsOf(other)]);
    expect((await stores.turns.loadClient('anna', someNow)).bookings).toEqual([before]);
  });

  test('a move to another resource frees all there and takes all here', async () => {
    const after = { ...before, resource: 'reformer', revision: 2 };
    expect(await stores.turns.commit(aUnit(change(after, before)))).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns, 'studio')).toEqual([]);
    expect(await cellsNear(stores.turns, 'reformer')).toEqual(cellsOf(after));
  });

  test('a move across midnight UTC takes cells of both dates', async () => {
    const after = moved(before, (instantFromIso('2026-12-03T23:30:00Z') - someStart) / minuteMs);
    await stores.turns.commit(aUnit(change(after, before)));
    expect(await cellsNear(stores.turns)).toEqual([
      '2026-12-03T23:30:00Z b1',
      '2026-12-03T23:45:00Z b1',
      '2026-12-04T00:00:00Z b1',
    ]);
  });

  test('a cancelled session frees its cells, leaves the day index and stays in reach for a day', async () => {
    const after = cancelled(before);
    await stores.turns.commit(aUnit(change(after, before)));
    expect(await cellsNear(stores.turns)).toEqual([]);
    expect(await read(stores.keys.booking('anna', 'b1'))).not.toHaveProperty('dayKey');
    const bookingsAt = async (now: number) => (await stores.turns.loadClient('anna', now)).bookings;
    expect(await bookingsAt(someNow + dayMs - 1_000)).toEqual([after]);
    expect(await bookingsAt(someNow + dayMs)).toEqual([]);
  });

  test('freed cells can be taken by another, and then not taken back', async () => {
    const gone = cancelled(before);
    await stores.turns.commit(aUnit(change(gone, before)));
    const next = aBooking({ id: 'b2', clientId: 'budi' });
    expect(await stores.turns.commit(aUnit(change(next)))).toEqual({ kind: 'committed' });
    const again = { ...before, revision: 3 };
    expect(await stores.turns.commit(aUnit(change(again, gone)))).toMatchObject({ kind: 'taken' });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(next));
  });

  test('a cancelled session that nobody took is taken back as it was', async () => {
    const gone = cancelled(before);
    await stores.turns.commit(aUnit(change(gone, before)));
    const again = { ...before, revision: 3 };
    expect(await stores.turns.commit(aUnit(change(again, gone)))).toEqual({ kind: 'committed' });
    expect((await stores.turns.loadClient('anna', someNow)).bookings).toEqual([again]);
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(again));
  });

  test('cancelling frees a cell that the owner covers too, and leaves it hers', async () => {
    await addOwnerEvent(someStart);
    await stores.turns.commit(aUnit(change(cancelled(before), before)));
    expect(await cellsNear(stores.turns)).toEqual(['2026-12-03T03:00:00Z event1']);
  });

  test('what Google has is not touched by a change made from an older reading', async () => {
    const copy = { eventId: 'e1', revision: 1, etag: '"1"', startsAt: 0, endsAt: 0 };
    await stores.bookings.markSynced(before, copy);
    const after = moved(before, 30);
    await stores.turns.commit(aUnit(change(after, before)));
    const { booking: stored } = (await stores.bookings.find('anna', 'b1')) ?? {};
    expect(stored).toEqual({ ...after, google: copy, marks: 1 });
  });
});

describe('two changes in one unit', () => {
  const first = aBooking();
  beforeEach(async () => {
    await stores.turns.commit(aUnit(change(first)));
  });

  test('hand a cell over from the one to the other', async () => {
    const next = moved(aBooking({ id: 'b2', revision: 0 }), 30);
    const unit = aUnit(change(next), change(cancelled(first), first));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(next));
  });

  test('swap two sessions', async () => {
    const second = moved(aBooking({ id: 'b2', revision: 0 }), 45);
    await stores.turns.commit(aUnit(change(second)));
    const [later, earlier] = [moved(first, 45), moved(second, -45)];
    const unit = aUnit(change(later, first), change(earlier, second));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns)).toEqual([...cellsOf(earlier), ...cellsOf(later)]);
  });

  test('do not hand over a cell that the owner covers', async () => {
    await addOwnerEvent(someStart);
    const next = aBooking({ id: 'b2' });
    const unit = aUnit(change(cancelled(first), first), change(next));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'taken', cells: [someStart] });
  });

  test('of overlapping sessions are refused without a write', async () => {
    const other = moved(aBooking({ id: 'b2', revision: 0 }), 120);
    const another = moved(aBooking({ id: 'b3', revision: 0 }), 150);
    expect(await stores.turns.commit(aUnit(change(other), change(another)))).toEqual({
      kind: 'taken',
      cells: [someStart + 150 * minuteMs],
    });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(first));
  });

  test('of one session are one write and two ledger entries', async () => {
    const gone = cancelled(first);
    const again = { ...moved(first, 60), revision: 3 };
    const unit = aUnit(change(gone, first), change(again, gone));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(again));
    expect(await read(stores.keys.ledgerEntry('b1', 2))).toMatchObject({
      after: { status: 'cancelled' },
    });
    expect(await read(stores.keys.ledgerEntry('b1', 3))).toMatchObject({
      before: { status: 'cancelled' },
      after: { status: 'confirmed', startsAt: '2026-12-03T04:00:00Z' },
    });
  });
});

describe('a repeated message and stale readings', () => {
  test('the same message again is already decided, though its own cells are taken', async () => {
    const unit = aTurn({ changes: [change(aBooking())] });
    await stores.turns.commit(unit);
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'already-decided' });
  });

  test('ten deliveries at once have one effect', async () => {
    const deliveries = Array.from({ length: 10 }, (_, n) =>
      stores.turns.commit(aTurn({ changes: [change(aBooking({ id: `b${n}` }))] })),
    );
    const kinds = (await Promise.all(deliveries)).map((outcome) => outcome.kind).sort();
    expect(kinds).toEqual([...Array(9).fill('already-decided'), 'committed']);
    expect((await stores.turns.loadClient('anna', someNow)).bookings).toHaveLength(1);
  });

  test('a conversation that moved on is stale, one at the revision read is not', async () => {
    await stores.turns.commit(aTurn());
    const second = aTurn({ inboundId: 'wamid.2' });
    expect(await stores.turns.commit(second)).toEqual({ kind: 'stale' });
    const third = aTurn({ inboundId: 'wamid.2', readRevision: 1 });
    expect(await stores.turns.commit(third)).toEqual({ kind: 'committed' });
    expect((await stores.turns.loadClient('anna', someNow)).conversation.revision).toBe(2);
  });

  test('word of a change that no message caused goes with it, and with it only', async () => {
    const booking = aBooking();
    await stores.turns.commit(aUnit(change(booking)));
    const outbound = anOutbound({ state: 'waiting', attempts: 0, dueAt: someNow, cause: 'event1' });
    const wordOf = (readRevision: number) => ({
      ...aUnit({ ...change(cancelled(booking), booking), by: 'owner' as const }),
      word: {
        conversation: { clientId: 'anna', readRevision, state: someState },
        messages: [outbound],
      },
    });
    expect(await stores.turns.commit(wordOf(7))).toEqual({ kind: 'stale' });
    expect(await stores.outbox.find(outbound.id)).toBeUndefined();
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(booking));
    expect(await stores.turns.commit(wordOf(0))).toEqual({ kind: 'committed' });
    expect(await stores.outbox.find(outbound.id)).toEqual(outbound);
    expect(await cellsNear(stores.turns)).toEqual([]);
    const { conversation } = await stores.turns.loadClient('anna', someNow);
    expect(conversation).toEqual({ revision: 1, state: someState });
  });

  test('a booking that changed since it was read is stale, also where the cells are taken', async () => {
    const first = aBooking();
    await stores.turns.commit(aUnit(change(first)));
    await stores.turns.commit(aUnit(change(cancelled(first), first)));
    await stores.turns.commit(aUnit(change(aBooking({ id: 'b2', clientId: 'budi' }))));
    const late = aUnit(change(moved(first, 15), first));
    expect(await stores.turns.commit(late)).toEqual({ kind: 'stale' });
  });

  test('a new booking under an id that exists is stale', async () => {
    await stores.turns.commit(aUnit(change(aBooking())));
    const same = aUnit(change(moved(aBooking({ revision: 0 }), 120)));
    expect(await stores.turns.commit(same)).toEqual({ kind: 'stale' });
  });

  test.each([
    { read: 'none', before: undefined },
    {
      read: 'another client',
      before: { kind: 'phone', value: '+62811', clientId: 'budi', pairedWith: 'ID.1' } as const,
    },
    {
      read: 'no pairing',
      before: { kind: 'phone', value: '+62811', clientId: 'anna' } as const,
    },
    {
      read: 'another pairing',
      before: { kind: 'phone', value: '+62811', clientId: 'anna', pairedWith: 'ID.2' } as const,
    },
  ])('an alias that was read as $read and is otherwise is stale', async ({ before }) => {
    const alias = { kind: 'phone', value: '+62811', clientId: 'anna', pairedWith: 'ID.1' } as const;
    const profile = { clientId: 'anna', aliases: [], createdAt: someNow };
    await stores.turns.commit(aTurn({ client: { profile, aliases: [{ alias }] } }));
    const later = { inboundId: 'wamid.2', readRevision: 1 };
    const point = { ...alias, clientId: 'cici' };
    const wrong = before === undefined ? { alias: point } : { alias: point, before };
    const unit = aTurn({ ...later, client: { profile, aliases: [wrong] } });
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'stale' });
    const right = aTurn({
      ...later,
      client: { profile, aliases: [{ alias: point, before: alias }] },
    });
    expect(await stores.turns.commit(right)).toEqual({ kind: 'committed' });
  });

  test('an entry of the ledger is never written over: the change that would is not made', async () => {
    const booking = aBooking();
    await stores.turns.commit(aUnit(change(booking)));
    const after = moved(booking, 30);
    const { tableName, client } = stores.table;
    const entry = {
      ...stores.keys.ledgerEntry('b1', after.revision),
      entity: 'ledger',
      at: 'before',
    };
    await client.send(new PutCommand({ TableName: tableName, Item: entry }));
    expect(await stores.turns.commit(aUnit(change(after, booking)))).toEqual({ kind: 'stale' });
    expect(await read(stores.keys.ledgerEntry('b1', after.revision))).toEqual(entry);
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(booking));
    expect(await read(stores.keys.ledgerEntry('b1', 1))).toMatchObject({ actor: 'client' });
  });

  test('a unit larger than a transaction is refused as a fault that no retry mends', async () => {
    const changes = Array.from({ length: 7 }, (_, n) =>
      change(aBooking({ id: `b${n}`, resource: `lane${n}`, minutes: 240 })),
    );
    await expect(stores.turns.commit(aUnit(...changes))).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: false,
    });
  });
});
