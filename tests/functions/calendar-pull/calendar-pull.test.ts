import { readFile } from 'node:fs/promises';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createCalendarPull } from '#functions/calendar-pull/calendar-pull.ts';
import type { Log } from '#lambda/logger.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createCalendarWorld } from '#tests/use-cases/calendar-world.ts';
import type { PullOutcome } from '#use-cases/pull-calendar.ts';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

const givenSchema = z.object({
  items: z.array(z.record(z.string(), z.unknown())),
  calendar: z.array(z.unknown()),
});

const jsonOf = async (name: string): Promise<unknown> =>
  JSON.parse(
    await readFile(new URL(`../../../events/calendar-pull.${name}.json`, import.meta.url), 'utf8'),
  );

describe('calendar-pull on a timer event', () => {
  it('moves the session that she dragged and blocks the time that she made an event of', async () => {
    const world = await createCalendarWorld();
    const { items, calendar } = givenSchema.parse(await jsonOf('timer.given'));
    const { client, tableName } = world.stores.table;
    for (const Item of items) await client.send(new PutCommand({ TableName: tableName, Item }));
    for (const event of calendar) world.google.make(event);
    expect(await jsonOf('timer')).toMatchObject({ source: 'aws.events' });
    const handle = createCalendarPull({
      ...{ pullCalendar: world.pull, log: silent },
      metrics: recordingMetrics().metrics,
    });
    expect(await handle()).toEqual({ kind: 'pulled', events: 2, bookings: 1 });
    expect(await world.bookings()).toEqual(['2026-12-03T07:00:00Z confirmed']);
    const cells = await world.entities('cell');
    const held = cells
      .filter(({ booking, owners }) => booking !== undefined || owners !== undefined)
      .map(({ SK, booking }) => `${SK} ${booking === undefined ? 'hers' : 'booked'}`);
    expect(held.sort()).toEqual([
      '2026-12-03T07:00:00Z booked',
      '2026-12-03T07:15:00Z booked',
      '2026-12-03T07:30:00Z booked',
      '2026-12-04T02:00:00Z hers',
      '2026-12-04T02:15:00Z hers',
      '2026-12-04T02:30:00Z hers',
      '2026-12-04T02:45:00Z hers',
    ]);
  });
});

it.each<[PullOutcome, unknown[], string[]]>([
  [
    { kind: 'busy' },
    ['warn', 'calendar not pulled', { outcome: 'busy' }],
    ['CalendarPulls outcome=busy'],
  ],
  [
    { kind: 'asked', sessions: 5 },
    ['error', 'calendar pull stopped', { outcome: 'asked', count: 5 }],
    ['CalendarPulls outcome=asked'],
  ],
  [
    { kind: 'pulled', events: 2, bookings: 1 },
    ['info', 'calendar pulled', { outcome: 'pulled', counts: { events: 2, bookings: 1 } }],
    ['CalendarPulls outcome=pulled', 'OwnerChanges of=events 2', 'OwnerChanges of=bookings 1'],
  ],
])('logs and measures how it ended: %j', async (outcome, line, measured) => {
  const lines: unknown[] = [];
  const note = (level: string) => (event: string, fields?: object) =>
    lines.push([level, event, fields]);
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const { metrics, counted } = recordingMetrics();
  await createCalendarPull({ pullCalendar: async () => outcome, log, metrics })();
  expect(lines).toEqual([line]);
  expect(counted).toEqual(measured);
});
