import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aBooking, aTurn, aUnit, change } from '#tests/support/dynamo-builders.ts';
import { type Fault, injectFaults } from '#tests/support/dynamo-faults.ts';
import { cellsNear, cellsOf, freshStores } from '#tests/support/dynamo-stores.ts';

async function storesWithFaults(faults: readonly (Fault | undefined)[]) {
  const stores = await freshStores();
  const left = [...faults];
  let calls = 0;
  injectFaults(stores.table.client, () => {
    calls += 1;
    return left.shift();
  });
  return { ...stores, calls: () => calls };
}

/** 200 clients want one session at once. */
async function race(fault: () => Fault | undefined) {
  const stores = await freshStores(() => 0.5);
  injectFaults(stores.table.client, (command) =>
    command === 'TransactWriteItemsCommand' ? fault() : undefined,
  );
  const wanted = Array.from({ length: 200 }, (_, n) =>
    aBooking({ id: `b${n}`, clientId: `client${n}` }),
  );
  const outcomes = await Promise.all(
    wanted.map(async (booking) => {
      const { clientId, id } = booking;
      const unit = aTurn({ inboundId: `wamid.${id}`, clientId, changes: [change(booking)] });
      return { booking, outcome: await stores.turns.commit(unit) };
    }),
  );
  const winners = outcomes.filter(({ outcome }) => outcome.kind === 'committed');
  const taken = outcomes.filter(({ outcome }) => outcome.kind === 'taken');
  const holders = await cellsNear(stores.turns);
  return { winners: winners.map(({ booking }) => booking), taken: taken.length, holders };
}

describe('two hundred clients who want one session', () => {
  test('are one who has it and 199 who are told', async () => {
    const { winners, taken, holders } = await race(() => undefined);
    expect([winners.length, taken]).toEqual([1, 199]);
    expect(holders).toEqual(winners.flatMap(cellsOf));
  });

  test('are so too where a third of the writes meet a rival in flight', async () => {
    const [draws] = fc.sample(fc.infiniteStream(fc.nat(2)), { seed: 20261203, numRuns: 1 });
    const { winners, taken, holders } = await race(() =>
      draws?.next().value === 0 ? 'conflict' : undefined,
    );
    expect([winners.length, taken]).toEqual([1, 199]);
    expect(holders).toEqual(winners.flatMap(cellsOf));
  });
});

describe('a rival transaction in flight', () => {
  const unit = aUnit(change(aBooking()));

  test('is waited out, with pauses whose bound doubles', async () => {
    const stores = await storesWithFaults(['conflict', 'throttled', 'conflict']);
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(stores.waits).toEqual([12, 25, 50]);
  });

  test('that lasts for seven attempts is outlasted', async () => {
    const stores = await storesWithFaults(Array(7).fill('conflict'));
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(stores.waits).toEqual([12, 25, 50, 100, 200, 200, 200]);
  });

  test('that lasts for eight is a fault that may pass, and nothing is written', async () => {
    const stores = await storesWithFaults(Array(8).fill('conflict'));
    await expect(stores.turns.commit(unit)).rejects.toMatchObject({
      code: 'store.conflict',
      retryable: true,
    });
    expect(stores.calls()).toBe(8);
    expect(await cellsNear(stores.turns)).toEqual([]);
  });
});

describe('a lost answer', () => {
  const unit = aTurn({ changes: [change(aBooking())] });

  test('is asked for again by the SDK and has one effect', async () => {
    const stores = await storesWithFaults(['answer-lost-once']);
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'committed' });
    expect(await cellsNear(stores.turns)).toEqual(cellsOf(aBooking()));
  });

  test('that stays lost is a fault that may pass; the next delivery finds it decided', async () => {
    const stores = await storesWithFaults(['answer-lost']);
    await expect(stores.turns.commit(unit)).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
    expect(await stores.turns.commit(unit)).toEqual({ kind: 'already-decided' });
    expect(await stores.turns.recall('wamid.1', {})).toMatchObject({
      decided: { decision: 'booked' },
    });
  });
});

test('a database that does not serve is a fault that may pass, on every read', async () => {
  const stores = await storesWithFaults(Array(4).fill('unserved'));
  const fault = { code: 'store.unavailable', retryable: true };
  await expect(stores.turns.recall('wamid.1', {})).rejects.toMatchObject(fault);
  await expect(stores.turns.loadClient('anna', 0)).rejects.toMatchObject(fault);
  await expect(stores.turns.listHolds(['studio'], 0, 1)).rejects.toMatchObject(fault);
  await expect(stores.outbox.find('out1')).rejects.toMatchObject(fault);
});
