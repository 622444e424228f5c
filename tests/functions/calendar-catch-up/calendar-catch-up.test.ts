import { readFile } from 'node:fs/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CoreSyncError } from '#domain/error.ts';
import { createCalendarCatchUp } from '#functions/calendar-catch-up/calendar-catch-up.ts';
import type { Log } from '#lambda/logger.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createCalendarWorld } from '#tests/use-cases/calendar-world.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const givenSchema = z.object({ items: z.array(z.record(z.string(), z.unknown())) });

const jsonOf = async (name: string): Promise<unknown> =>
  JSON.parse(
    await readFile(
      new URL(`../../../events/calendar-catch-up.${name}.json`, import.meta.url),
      'utf8',
    ),
  );

describe('calendar-catch-up on a timer event', () => {
  it('writes a booking that Google lacks for more than a minute', async () => {
    const world = await createCalendarWorld({ now: Date.parse('2026-12-02T02:11:02Z') });
    const { client, tableName } = world.stores.table;
    for (const Item of givenSchema.parse(await jsonOf('timer.given')).items)
      await client.send(new PutCommand({ TableName: tableName, Item }));
    expect(await jsonOf('timer')).toMatchObject({ source: 'aws.events' });
    const handle = createCalendarCatchUp({
      ...{ bookings: world.stores.bookings, syncBooking: world.syncBooking },
      noteLeft: async () => 0,
      ...{ clock: world.clock, random: () => 0.5, log: silent },
      metrics: recordingMetrics().metrics,
    });
    // Not a minute yet: the stream may still be at it.
    expect(await handle()).toEqual({ synced: 0, failed: 0 });
    world.clock.advance(1_000);
    expect(await handle()).toEqual({ synced: 1, failed: 0 });
    expect(world.google.events().map(({ summary }) => summary)).toEqual(['Renée S. – Pilates']);
    expect(await handle()).toEqual({ synced: 0, failed: 0 });
  });
});

describe('many bookings that Google lacks', () => {
  const keys = Array.from({ length: 20 }, (_, index) => ({
    clientId: 'anna',
    bookingId: `b${index}`,
  }));

  const { metrics, counted } = recordingMetrics();
  beforeEach(() => void counted.splice(0));

  function catchUp(syncBooking: (bookingId: string) => void, clock = { now: () => 0 }) {
    let turn = 0;
    return createCalendarCatchUp({
      bookings: { listLacking: async () => keys },
      noteLeft: async () => 0,
      syncBooking: async (_clientId, bookingId) => {
        syncBooking(bookingId);
        return { kind: 'written', revision: 1 };
      },
      clock,
      random: () => {
        turn += 1;
        return (turn * 7) % 20;
      },
      log: silent,
      metrics,
    });
  }

  it('are all tried though some fail, in an order of chance', async () => {
    const begun: string[] = [];
    const handle = catchUp((bookingId) => {
      begun.push(bookingId);
      if (bookingId === 'b3') throw new CoreSyncError('calendar.refused', 'x');
    });
    expect(await handle()).toEqual({ synced: 19, failed: 1 });
    expect(counted).toEqual(['BookingsLacking 1']);
    expect(begun.slice(0, 3)).not.toEqual(['b0', 'b1', 'b2']);
    expect(new Set(begun).size).toBe(20);
  });

  it('are left after eight failures and no success: then it is not the bookings', async () => {
    let begun = 0;
    const handle = catchUp(() => {
      begun += 1;
      throw new CoreSyncError('calendar.unavailable', 'x', { retryable: true });
    });
    expect(await handle()).toEqual({ synced: 0, failed: 8 });
    expect(counted).toEqual(['BookingsLacking 20']);
    expect(begun).toBe(8);
  });

  it('are left for the next time once forty seconds have passed', async () => {
    const clock = { at: 0, now: () => clock.at };
    const handle = catchUp(() => {
      clock.at += 20_000;
    }, clock);
    expect(await handle()).toEqual({ synced: 2, failed: 0 });
  });
});
