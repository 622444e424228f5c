import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DateTime } from 'luxon';
import * as z from 'zod';
import { queryAll } from '#adapters/dynamodb/query-all.ts';
import { createTableKeys } from '#adapters/dynamodb/table-keys.ts';

const snapshotSchema = z.object({ startsAt: z.string(), status: z.string(), resource: z.string() });

const entrySchema = z.object({
  revision: z.int(),
  at: z.string(),
  actor: z.string(),
  cause: z.string(),
  before: snapshotSchema.optional(),
  after: snapshotSchema,
});

/** A booking's ledger as people read it, a line a change: when, by whom, what, by which message. */
export async function bookingHistory(
  deps: { readonly client: DynamoDBDocumentClient; readonly tableName: string },
  { studioId, bookingId, zone }: { studioId: string; bookingId: string; zone: string },
): Promise<string[]> {
  const { PK } = createTableKeys(studioId).ledgerEntry(bookingId, 0);
  const items = await queryAll(deps, {
    ConsistentRead: true,
    KeyConditionExpression: '#PK = :booking',
    ExpressionAttributeNames: { '#PK': 'PK' },
    ExpressionAttributeValues: { ':booking': PK },
  });
  const at = (iso: string) => DateTime.fromISO(iso, { zone }).toFormat('yyyy-MM-dd HH:mm');
  return items.map((item) => {
    const { revision, actor, cause, before, after, ...entry } = entrySchema.parse(item);
    const told = [after.status, at(after.startsAt), after.resource].join(' ');
    const was = before === undefined ? '' : ` (was ${before.status} ${at(before.startsAt)})`;
    return `${revision}  ${at(entry.at)}  ${actor}: ${told}${was}  by ${cause}`;
  });
}
