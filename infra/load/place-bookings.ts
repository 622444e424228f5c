import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { bookingAttributes } from '#adapters/dynamodb/booking-item.ts';
import { createTableKeys } from '#adapters/dynamodb/table-keys.ts';
import type { Booking } from '#domain/booking/booking.ts';
import { cellsHeld } from '#domain/schedule/cells.ts';
import { dayMs, type Instant, isoFromInstant, minuteMs } from '#domain/time/instant.ts';

export interface TableOfStudio {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly studioId: string;
}

/** DynamoDB's own limit of a call. */
const batchMax = 25;
const callsAtOnce = 8;
/** Every so many bookings one is the measured client's own, long ago. */
const ownEvery = 50;
const sessionMinutes = 15;
const sessionsADay = 24;

/**
 * Puts bookings `from` to `until` (counted from 0) into the table as years of use would have left them: the later the
 * number, the longer ago. Written past the conditions, as nobody else is there.
 */
export async function placeBookings(
  table: TableOfStudio,
  range: { readonly from: number; readonly until: number },
  now: Instant,
  measuredClientId: string,
): Promise<void> {
  const batch: Record<string, unknown>[] = [];
  const calls: Promise<unknown>[] = [];
  for (let index = range.from; index < range.until; index += 1) {
    batch.push(...itemsOf(table.studioId, bookingOf(index, now, measuredClientId)));
    while (batch.length >= batchMax) calls.push(write(table, batch.splice(0, batchMax)));
    if (calls.length >= callsAtOnce) await Promise.all(calls.splice(0));
  }
  if (batch.length > 0) calls.push(write(table, batch));
  await Promise.all(calls);
}

function bookingOf(index: number, now: Instant, measuredClientId: string): Booking {
  const day = Math.floor(now / dayMs) - 1 - Math.floor(index / sessionsADay);
  const startsAt = day * dayMs + (index % sessionsADay) * 30 * minuteMs;
  return {
    id: index.toString(16).padStart(32, '0'),
    clientId: index % ownEvery === 0 ? measuredClientId : `client-${index % 5_000}`,
    resource: 'studio',
    startsAt,
    endsAt: startsAt + sessionMinutes * minuteMs,
    zone: 'Asia/Jakarta',
    status: 'confirmed',
    revision: 1,
  };
}

function itemsOf(studioId: string, booking: Booking): Record<string, unknown>[] {
  const keys = createTableKeys(studioId);
  const {
    pendingKey: _,
    pendingSince: __,
    ...attributes
  } = bookingAttributes(keys, booking, booking.startsAt - dayMs);
  const cells = cellsHeld(booking).map((cell) => ({
    ...keys.cell(booking.resource, cell),
    entity: 'cell',
    resource: booking.resource,
    booking: booking.id,
    at: isoFromInstant(cell),
  }));
  return [{ ...keys.booking(booking.clientId, booking.id), ...attributes }, ...cells];
}

async function write(
  { client, tableName }: TableOfStudio,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  await client.send(
    new BatchWriteCommand({
      RequestItems: { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) },
    }),
  );
}
