import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

// The table's items as they lie there, read without any code of the product's.

const bookingSchema = z.object({
  bookingId: z.string(),
  clientId: z.string(),
  resource: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  revision: z.number(),
  pendingKey: z.string().optional(),
  google: z
    .object({
      eventId: z.string(),
      revision: z.number(),
      etag: z.string(),
      startsAt: z.string(),
      endsAt: z.string(),
    })
    .optional(),
});

const snapshotSchema = z.object({
  startsAt: z.string(),
  status: z.enum(['confirmed', 'cancelled']),
  resource: z.string(),
});

const ledgerSchema = z.object({
  bookingId: z.string(),
  revision: z.number(),
  clientId: z.string(),
  actor: z.enum(['client', 'owner', 'system']),
  cause: z.string(),
  at: z.string(),
  before: snapshotSchema.optional(),
  after: snapshotSchema,
});

const cellSchema = z.object({
  resource: z.string(),
  SK: z.string(),
  booking: z.string().optional(),
  owners: z.set(z.string()).optional(),
});

const inboundSchema = z.object({
  inboundId: z.string(),
  clientId: z.string(),
  decision: z.string(),
  outboundId: z.string().optional(),
});

const outboundSchema = z.looseObject({
  outboundId: z.string(),
  clientId: z.string(),
  audience: z.enum(['client', 'owner']),
  message: z.looseObject({ body: z.string() }),
  state: z.string(),
  attempts: z.number(),
  by: z.string().optional(),
});

export type RawBooking = z.infer<typeof bookingSchema>;
export type RawEntry = z.infer<typeof ledgerSchema>;
export type RawCell = z.infer<typeof cellSchema>;
export type RawInbound = z.infer<typeof inboundSchema>;
export type RawOutbound = z.infer<typeof outboundSchema>;

export interface RawTable {
  readonly bookings: readonly RawBooking[];
  /** By booking, then by revision. */
  readonly ledger: readonly RawEntry[];
  readonly cells: readonly RawCell[];
  readonly inbounds: readonly RawInbound[];
  readonly outbounds: readonly RawOutbound[];
}

/** Reads the whole table, page by page. */
export async function readRawTable(engine: DynamoDBClient, tableName: string): Promise<RawTable> {
  const client = DynamoDBDocumentClient.from(engine);
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  const of = (entity: string) => items.filter((item) => item['entity'] === entity);
  return {
    bookings: of('booking').map((item) => bookingSchema.parse(item)),
    ledger: of('ledger')
      .map((item) => ledgerSchema.parse(item))
      .sort((a, b) => a.bookingId.localeCompare(b.bookingId) || a.revision - b.revision),
    cells: of('cell').map((item) => cellSchema.parse(item)),
    inbounds: of('inbound').map((item) => inboundSchema.parse(item)),
    outbounds: of('outbound').map((item) => outboundSchema.parse(item)),
  };
}
