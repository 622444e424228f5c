import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTable, type TestTable } from '#tests/support/dynamo-table.ts';
import { playHistory } from './play-history.ts';

const histories = Array.from({ length: 24 }, (_, index) => `calendar-${index}`);

describe('after any history of clients, owner, failures, delays and repeats', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await createTestTable();
  });

  it.each(histories)(
    'table, cells and calendar agree once the timers ran twice: %s',
    async (seed) => {
      expect(await playHistory(table, seed, { actions: 12 })).toEqual([]);
    },
  );
});
