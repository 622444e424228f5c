import { expect, test } from 'vitest';
import { playHistory } from '#tests/calendar-history/play-history.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';

const histories = 1_000;
/** A table's items are looked at whole, so that each has a few histories only. */
const historiesOfTable = 20;
const withinMs = 3_600_000;

test('after a thousand histories of clients and owner, table, cells and calendar agree', {
  timeout: withinMs,
}, async () => {
  const disagreeing: unknown[] = [];
  for (let first = 0; first < histories; first += historiesOfTable) {
    const table = await createTestTable();
    for (let index = first; index < first + historiesOfTable; index += 1) {
      const seed = `long-${index}`;
      const faults = await playHistory(table, seed, { actions: 24 });
      if (faults.length > 0) disagreeing.push([seed, ...faults]);
    }
  }
  expect(disagreeing).toEqual([]);
});
