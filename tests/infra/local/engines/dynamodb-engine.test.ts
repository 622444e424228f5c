import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { findBinary, startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { createTables } from '#infra/local/engines/tables.ts';
import { scanTable } from '#infra/local/table-items.ts';

const definition = {
  create: {
    TableName: 'kept',
    KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' as const }],
    AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' as const }],
    BillingMode: 'PAY_PER_REQUEST' as const,
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
  },
  ttlAttribute: 'expiresAt',
};

test('a database file keeps its items and its stream over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'coresync-'));
  const databaseFile = join(folder, 'studio.db');
  const first = await startDynamoEngine({ databaseFile });
  const before = await createTables(first.client, [definition]);
  await DynamoDBDocumentClient.from(first.client).send(
    new PutCommand({ TableName: 'kept', Item: { PK: 'a' } }),
  );
  await first.stop();
  const second = await startDynamoEngine({ databaseFile });
  const after = await createTables(second.client, [definition]);
  const items = await scanTable(second.client, 'kept');
  await second.stop();
  await rm(folder, { recursive: true });
  expect(items).toEqual([{ PK: 'a' }]);
  expect(after).toEqual(before);
});

test('a stopped engine answers no more', async () => {
  const engine = await startDynamoEngine();
  await engine.stop();
  await expect(fetch(engine.endpoint)).rejects.toThrow();
});

test('a system without an engine is told how to get one', () => {
  expect(() => findBinary('darwin', 'arm64')).toThrow(
    /darwin arm64.*DYNOXIDE_BIN.*DYNAMODB_ENDPOINT/s,
  );
});
