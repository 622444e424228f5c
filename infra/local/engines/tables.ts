import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** A table as CreateTable takes it, and the attribute by which its items expire. */
export interface TableDefinition {
  readonly create: CreateTableCommandInput;
  readonly ttlAttribute?: string;
}

export interface CreatedTable {
  readonly name: string;
  readonly arn: string;
  /** Absent: it has no stream. */
  readonly streamArn?: string;
}

const keySchema = z.array(
  z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }),
);
const indexSchema = z.object({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

const propertiesSchema = z.object({
  TableName: z.string().optional(),
  KeySchema: keySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.array(indexSchema).optional(),
  LocalSecondaryIndexes: z.array(indexSchema).optional(),
  StreamSpecification: z
    .object({
      StreamViewType: z.enum(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']),
    })
    .optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
});

/** From the resolved properties of an AWS::DynamoDB::Table or GlobalTable. `name` serves where they give none. */
export function tableDefinition(name: string, properties: unknown): TableDefinition {
  const table = propertiesSchema.parse(properties);
  const { TimeToLiveSpecification: ttl, StreamSpecification: stream, ...create } = table;
  return {
    create: {
      ...create,
      TableName: table.TableName ?? name,
      BillingMode: 'PAY_PER_REQUEST',
      ...(stream === undefined ? {} : { StreamSpecification: { StreamEnabled: true, ...stream } }),
    },
    ...(ttl?.Enabled === true && ttl.AttributeName !== undefined
      ? { ttlAttribute: ttl.AttributeName }
      : {}),
  };
}

/** Creates the tables, or takes those that a database file holds already. */
export async function createTables(
  client: DynamoDBClient,
  definitions: readonly TableDefinition[],
): Promise<CreatedTable[]> {
  return Promise.all(definitions.map((definition) => createTable(client, definition)));
}

async function createTable(
  client: DynamoDBClient,
  { create, ttlAttribute }: TableDefinition,
): Promise<CreatedTable> {
  const created = await createOrDescribe(client, create);
  if (ttlAttribute !== undefined && created.fresh) {
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: create.TableName,
        TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
      }),
    );
  }
  const { TableName: name, TableArn: arn, LatestStreamArn: streamArn } = created.table;
  if (name === undefined || arn === undefined) throw new Error('the engine described no table');
  return { name, arn, ...(streamArn === undefined ? {} : { streamArn }) };
}

async function createOrDescribe(
  client: DynamoDBClient,
  create: CreateTableCommandInput,
): Promise<{ table: TableDescription; fresh: boolean }> {
  try {
    const answer = await client.send(new CreateTableCommand(create));
    return { table: answer.TableDescription ?? {}, fresh: true };
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    const answer = await client.send(new DescribeTableCommand({ TableName: create.TableName }));
    return { table: answer.Table ?? {}, fresh: false };
  }
}
