import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import { storesOn } from '#tests/support/dynamo-stores.ts';
import { createTestTable } from '#tests/support/dynamo-table.ts';

const patienceMs = 20_000;

/**
 * The stores on a new table, for a test in which one process plays hundreds of functions: the bounds of a single
 * function's calls would be met by the crowd, not by the database.
 */
export async function patientStores() {
  const { tableName } = await createTestTable();
  const client = new DynamoDBClient({
    endpoint: inject('dynamoEndpoint'),
    region: localRegion,
    credentials: localCredentials,
    requestHandler: { connectionTimeout: patienceMs, requestTimeout: patienceMs },
  });
  return storesOn({
    client: DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    }),
    tableName,
  });
}
