import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { tableSchema } from '#infra/table-schema.ts';

/** The studio's table as CreateTable takes it, from the same schema as the stack's. */
export function studioTable(tableName: string, stream: boolean): CreateTableCommandInput {
  const { partitionKey, sortKey, localIndexes, globalIndexes, streamViewType } = tableSchema;
  const names = [
    partitionKey,
    sortKey,
    ...localIndexes.map((index) => index.sortKey),
    ...globalIndexes.flatMap((index) => [index.partitionKey, index.sortKey]),
  ];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(partitionKey, sortKey),
    AttributeDefinitions: names.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    LocalSecondaryIndexes: localIndexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
    GlobalSecondaryIndexes: globalIndexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
    ...(stream
      ? { StreamSpecification: { StreamEnabled: true, StreamViewType: streamViewType } }
      : {}),
  };
}

function keySchema(hash: string, range: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ];
}
