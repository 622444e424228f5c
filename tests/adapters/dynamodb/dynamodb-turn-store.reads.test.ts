import { BatchWriteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { dayMs, isoFromInstant, minuteMs } from '#domain/time/instant.ts';
import {
  aBooking,
  aTurn,
  aUnit,
  change,
  moved,
  someNow,
  someStart,
} from '#tests/support/dynamo-builders.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';

let stores: Awaited<ReturnType<typeof freshStores>>;
beforeEach(async () => {
  stores = await freshStores();
});

const put = (item: Record<string, unknown>) =>
  stores.table.client.send(new PutCommand({ TableName: stores.table.tableName, Item: item }));

test('a conversation that is kept no longer is not read, though DynamoDB has not deleted it', async () => {
  await stores.turns.commit(aTurn());
  const stateAt = async (now: number) => {
    const { conversation } = await stores.turns.loadClient('anna', now);
    return [conversation.revision, conversation.state !== undefined];
  };
  expect(await stateAt(someNow + 30 * dayMs - 1)).toEqual([1, true]);
  expect(await stateAt(someNow + 30 * dayMs)).toEqual([1, false]);
});

describe('recall', () => {
  test('of an unknown message of an unknown sender is empty', async () => {
    const sender = { userId: 'ID.1', phone: '+62811' };
    expect(await stores.turns.recall('wamid.1', sender)).toEqual({});
  });

  test('tells the alias of the user id from that of the phone', async () => {
    const userIdAlias = { kind: 'user-id', value: 'ID.1', clientId: 'anna' } as const;
    const phoneAlias = {
      kind: 'phone',
      value: '+62811',
      clientId: 'budi',
      pairedWith: 'ID.2',
    } as const;
    const profile = { clientId: 'anna', aliases: [], createdAt: someNow };
    const aliases = [{ alias: userIdAlias }, { alias: phoneAlias }];
    await stores.turns.commit(aTurn({ client: { profile, aliases } }));
    const sender = { userId: 'ID.1', phone: '+62811' };
    expect(await stores.turns.recall('wamid.2', sender)).toEqual({ userIdAlias, phoneAlias });
  });
});

describe('a client', () => {
  test('with 500 past sessions is read in the same one query as one without', async () => {
    await stores.turns.commit(aTurn({ changes: [change(aBooking())] }));
    await addPastBookings(500);
    const scanned: (number | undefined)[] = [];
    stores.table.client.middlewareStack.add(
      (proceed) => async (args) => {
        const answer = await proceed(args);
        const output: unknown = answer.output;
        if (output instanceof Object && 'ScannedCount' in output) {
          scanned.push(Number(output.ScannedCount));
        }
        return answer;
      },
      { step: 'initialize' },
    );
    const { bookings } = await stores.turns.loadClient('anna', someNow);
    expect(bookings).toEqual([aBooking()]);
    // The conversation and the one booking.
    expect(scanned).toEqual([2]);
  });

  test('has their sessions until the instant at which they end, by start', async () => {
    const later = moved(aBooking({ id: 'a-later', revision: 0 }), 120);
    await stores.turns.commit(aUnit(change(later), change(aBooking())));
    const idsAt = async (now: number) =>
      (await stores.turns.loadClient('anna', now)).bookings.map(({ id }) => id);
    expect(await idsAt(aBooking().endsAt - 1)).toEqual(['b1', 'a-later']);
    expect(await idsAt(aBooking().endsAt)).toEqual(['a-later']);
  });

  test.each([{ state: '{"language":' }, { state: '{"language":"xx"}' }])(
    'whose stored state is $state has none, at the revision stored',
    async ({ state }) => {
      await put({
        ...stores.keys.conversation('anna'),
        entity: 'conversation',
        revision: 7,
        state,
        relevantUntil: '~CONVERSATION',
      });
      const { conversation } = await stores.turns.loadClient('anna', someNow);
      expect(conversation).toEqual({ revision: 7 });
      const unit = aTurn({ readRevision: 7 });
      expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    },
  );

  test('with a booking that makes no sense is a fault that names attributes, not values', async () => {
    await put({
      ...stores.keys.booking('anna', 'b1'),
      entity: 'booking',
      bookingId: 'b1',
      clientId: 'anna',
      startsAt: 'secret',
      relevantUntil: '2027',
    });
    await expect(stores.turns.loadClient('anna', someNow)).rejects.toMatchObject({
      code: 'store.corrupt',
      message:
        'a stored booking cannot be read: resource, startsAt, endsAt, zone, status, revision',
    });
  });
});

describe('the cells that are not free', () => {
  test('are those that the range touches, of the resources asked for', async () => {
    const night = moved(aBooking({ id: 'b2', revision: 0 }), 20.5 * 60);
    const elsewhere = aBooking({ id: 'b3', resource: 'reformer' });
    await stores.turns.commit(aUnit(change(aBooking()), change(night), change(elsewhere)));
    const list = async (resources: string[], from: number, until: number) =>
      (await stores.turns.listHolds(resources, from, until)).map(
        ({ resource, cell, bookingId }) => `${resource} ${isoFromInstant(cell)} ${bookingId}`,
      );
    const quarter = 15 * minuteMs;
    const first = 'studio 2026-12-03T03:00:00Z b1';
    expect(await list(['studio'], someStart - quarter, someStart)).toEqual([]);
    expect(await list(['studio'], someStart, someStart + quarter)).toEqual([first]);
    expect(await list(['studio'], someStart + minuteMs, someStart + 2 * minuteMs)).toEqual([first]);
    expect(await list(['studio', 'reformer'], night.startsAt, night.endsAt)).toEqual([
      'studio 2026-12-03T23:30:00Z b2',
      'studio 2026-12-03T23:45:00Z b2',
      'studio 2026-12-04T00:00:00Z b2',
    ]);
    expect(await list(['reformer'], someStart, someStart + quarter)).toEqual([
      'reformer 2026-12-03T03:00:00Z b3',
    ]);
    expect(await list(['studio'], someStart, someStart)).toEqual([]);
  });
});

async function addPastBookings(count: number) {
  const items = Array.from({ length: count }, (_, n) => {
    const endsAt = someNow - (n + 1) * dayMs;
    return {
      ...stores.keys.booking('anna', `past${n}`),
      entity: 'booking',
      bookingId: `past${n}`,
      relevantUntil: isoFromInstant(endsAt),
    };
  });
  for (let from = 0; from < count; from += 25) {
    const requests = items.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }));
    await stores.table.client.send(
      new BatchWriteCommand({ RequestItems: { [stores.table.tableName]: requests } }),
    );
  }
}
