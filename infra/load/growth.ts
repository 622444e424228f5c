import { randomUUID } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { readAlias } from '#adapters/dynamodb/alias-item.ts';
import { createTableKeys } from '#adapters/dynamodb/table-keys.ts';
import { dayMs, type Instant, isoFromInstant, minuteMs } from '#domain/time/instant.ts';
import type { BenchRow } from '#infra/bench/section.ts';
import { meterTable, type TableMeter } from '#infra/bench/table-meter.ts';
import { playConversation, playedClient } from '#infra/replay/play-conversation.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import { createReplayWorld } from '#infra/replay/replay-world.ts';
import { placeOf } from './load-studio.ts';
import { placeBookings, type TableOfStudio } from './place-bookings.ts';

export interface GrowthOptions {
  readonly studioFile: string;
  /** How many bookings are there when the turns are measured, rising. */
  readonly bookings: readonly number[];
  readonly now: Instant;
  readonly onProgress: (bookings: number) => void;
}

const studioId = 'load';
const daysBetweenLevels = 6;

/** The work of the same four turns with more and more bookings in the table: what is asked, what is read, how long. */
export async function measureGrowth(options: GrowthOptions): Promise<BenchRow[]> {
  const host = await startReplayHost({ studioFile: options.studioFile, reader: 'grammar' });
  try {
    const table = { client: host.client, tableName: host.tableName, studioId };
    const meter = meterTable(host.client);
    await playTurns({ ...host, studioId }, ['halo'], options.now);
    const clientId = await measuredClientId(table);
    const rows: BenchRow[] = [];
    let placed = 0;
    for (const [level, bookings] of options.bookings.entries()) {
      // Days apart, so that no turn reads what those of the level before left behind.
      const now = options.now + level * daysBetweenLevels * dayMs + minuteMs;
      await placeBookings(table, { from: placed, until: bookings }, options.now, clientId);
      placed = bookings;
      options.onProgress(bookings);
      rows.push(await measureTurns({ ...host, studioId }, meter, bookings, now));
    }
    return rows;
  } finally {
    await host.stop();
  }
}

type World = Parameters<typeof createReplayWorld>[0];

async function measureTurns(
  world: World,
  meter: TableMeter,
  bookings: number,
  now: Instant,
): Promise<BenchRow> {
  const { day, first, second } = placeOf(0, now);
  const texts = [
    `Booking ${day} jam ${first}`,
    `Pindahin ke jam ${second} ya`,
    'jadwalku apa?',
    'Batalin dong',
  ];
  meter.take();
  const began = performance.now();
  const replies = await playTurns(world, texts, now);
  const tookMs = performance.now() - began;
  const { reads, writes, itemsRead } = meter.take();
  if (!replies.at(-1)?.includes('sudah dibatalkan')) {
    throw new Error(`the turns went otherwise: ${replies.join(' / ')}`);
  }
  return {
    section: 'growth',
    subject: `${bookings.toLocaleString('en')} bookings`,
    who: 'book, move, list, cancel',
    figures: [
      { name: 'reads', value: reads, unit: '' },
      { name: 'items read', value: itemsRead, unit: '' },
      { name: 'writes', value: writes, unit: '' },
      { name: 'a turn', value: tookMs / texts.length, unit: 'ms' },
    ],
  };
}

async function playTurns(world: World, turns: readonly string[], now: Instant): Promise<string[]> {
  const line = { id: randomUUID(), now: isoFromInstant(now), given: [], turns: [...turns] };
  const result = await playConversation(line, await createReplayWorld(world, line));
  return result.turns.flatMap((turn) => turn.replies);
}

async function measuredClientId({ client, tableName }: TableOfStudio): Promise<string> {
  const Key = createTableKeys(studioId).alias({ kind: 'phone', value: playedClient.phone });
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key }));
  if (Item === undefined) throw new Error('the client who greeted is not known');
  return readAlias(Item).clientId;
}
