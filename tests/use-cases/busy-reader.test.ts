import { describe, expect, test } from 'vitest';
import { instantFromIso, isoFromInstant } from '#domain/time/instant.ts';
import type { Hold } from '#ports/turn-store.ts';
import { createBusyReader } from '#use-cases/busy-reader.ts';
import { jakartaStudio } from './conversation-world.ts';

/** A reader over these holds, and the ranges that it asked for. */
function readerOver(holds: readonly Hold[], zone = 'Asia/Jakarta') {
  const ranges: string[] = [];
  const lanes = [
    { id: 'mat-1', name: 'Mat 1' },
    { id: 'mat-2', name: 'Mat 2' },
  ];
  const reader = createBusyReader(
    {
      async listHolds(resources, from, until) {
        ranges.push(`${resources.join('+')} ${isoFromInstant(from)} ${isoFromInstant(until)}`);
        return holds.filter(({ cell }) => cell >= from && cell < until);
      },
    },
    { ...jakartaStudio, zone, lanes },
  );
  return { reader, ranges };
}

const hold = (iso: string): Hold => ({
  resource: 'mat-1',
  cell: instantFromIso(iso),
  bookingId: 'b1',
  ownerEvents: [],
});

describe('the days asked for', () => {
  test('are read with the three that follow, of every lane, in one go', async () => {
    const { reader, ranges } = readerOver([]);
    await reader.read(['2026-12-03']);
    expect(ranges).toEqual(['mat-1+mat-2 2026-12-02T17:00:00Z 2026-12-06T17:00:00Z']);
    expect([...reader.known.keys()]).toEqual(
      ['03', '04', '05', '06'].map((day) => `2026-12-${day}`),
    );
  });

  test('are read once each; days apart are read apart', async () => {
    const { reader, ranges } = readerOver([]);
    await reader.read(['2026-12-03']);
    await reader.read(['2026-12-04', '2026-12-05']);
    expect(ranges.slice(1)).toEqual(['mat-1+mat-2 2026-12-06T17:00:00Z 2026-12-07T17:00:00Z']);
    await reader.read(['2026-12-20', '2026-12-10']);
    expect(ranges.slice(2)).toEqual([
      'mat-1+mat-2 2026-12-09T17:00:00Z 2026-12-10T17:00:00Z',
      'mat-1+mat-2 2026-12-19T17:00:00Z 2026-12-22T17:00:00Z',
    ]);
  });

  test('are read alone where they are four or more: the next ones are among them', async () => {
    const { reader, ranges } = readerOver([]);
    await reader.read(['03', '04', '05', '06'].map((day) => `2026-12-${day}`));
    expect(ranges).toEqual(['mat-1+mat-2 2026-12-02T17:00:00Z 2026-12-06T17:00:00Z']);
  });

  test('have the cells that begin on them by the studio clock', async () => {
    const cells = ['2026-12-03T16:45:00Z', '2026-12-03T17:00:00Z'].map(hold);
    const { reader } = readerOver(cells);
    await reader.read(['2026-12-03']);
    expect(reader.known.get('2026-12-03')).toEqual([cells[0]]);
    expect(reader.known.get('2026-12-04')).toEqual([cells[1]]);
  });

  test('are whole where the clocks skip midnight', async () => {
    const { reader, ranges } = readerOver([], 'Africa/Cairo');
    await reader.read(['2026-04-24']);
    const [, from, until] = ranges[0]?.split(' ') ?? [];
    expect([from, until]).toEqual(['2026-04-23T22:00:00Z', '2026-04-27T21:00:00Z']);
  });
});
