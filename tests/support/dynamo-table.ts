import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { studioTable } from '#infra/local/engines/studio-table.ts';
import { createTables } from '#infra/local/engines/tables.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';

export interface TestTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/**
 * Makes an empty table of its own in the run's engine, with a client for it. Without a stream unless asked: the
 * engine slows as its stream log grows.
 */
export async function createTestTable({ stream = false } = {}): Promise<TestTable> {
  const tableName = `test-${randomUUID()}`;
  const bare = new DynamoDBClient({
    endpoint: inject('dynamoEndpoint'),
    region: localRegion,
    credentials: localCredentials,
  });
  await createTables(bare, [{ create: studioTable(tableName, stream) }]);
  bare.destroy();
  return { client: createTestClient(), tableName };
}

/** A further client of the run's engine, for tests that make one fail. */
export function createTestClient(): DynamoDBDocumentClient {
  process.env.AWS_ACCESS_KEY_ID ??= localCredentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY ??= localCredentials.secretAccessKey;
  return createDocumentClient({ endpoint: inject('dynamoEndpoint'), region: localRegion });
}

/** Everything in the table. Pages are followed to the end. */
export async function scanAll({
  client,
  tableName,
}: TestTable): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: tableName, ExclusiveStartKey: startKey, ConsistentRead: true }),
    );
    items.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return items;
}
