import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DynamoEngine, startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { createTables, tableDefinition } from '#infra/local/engines/tables.ts';
import { compileFilters } from '#infra/local/event-sources/filter-pattern.ts';
import type { StreamMapping } from '#infra/local/event-sources/stream-batch.ts';
import { startStreamPoller } from '#infra/local/event-sources/stream-poller.ts';
import { fakePool } from '../fake-pool.ts';

let engine: DynamoEngine;
let streams: DynamoDBStreamsClient;
let number = 0;

beforeAll(async () => {
  engine = await startDynamoEngine();
  streams = new DynamoDBStreamsClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});
afterAll(async () => {
  streams.destroy();
  await engine.stop();
});

async function createTable() {
  number++;
  const [table] = await createTables(engine.client, [
    tableDefinition(`stream-${number}`, {
      KeySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'PK', AttributeType: 'S' }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  ]);
  const name = table?.name;
  return {
    streamArn: table?.streamArn ?? '',
    put: (key: string, attributes = {}) =>
      DynamoDBDocumentClient.from(engine.client).send(
        new PutCommand({ TableName: name, Item: { PK: key, ...attributes } }),
      ),
  };
}

type Handler = (keys: string[], records: Record<string, unknown>[]) => unknown;

/** Runs a mapping until all that was written is processed. */
async function drain(streamArn: string, handler: Handler, own: Partial<StreamMapping> = {}) {
  const accounts: Record<string, unknown>[] = [];
  const poller = await startStreamPoller({
    client: streams,
    mapping: {
      streamArn,
      batchSize: 10,
      filter: compileFilters([]),
      bisectOnError: false,
      reportBatchItemFailures: false,
      maximumRetries: 0,
      ...own,
    },
    target: fakePool(({ Records }) => handler(Records.map(keyOf), Records)),
    startOf: () => ({ kind: 'TRIM_HORIZON' }),
    onCheckpoint: () => {},
    giveUp: async (account) => void accounts.push(account),
    onError: (message) => expect.fail(message),
  });
  await poller.drained();
  await poller.stop();
  return accounts;
}

function keyOf(record: Record<string, unknown>): string {
  return Object(record.dynamodb).Keys.PK.S;
}

describe('the stream poller', () => {
  test('hands records over in order, in batches of the mapping', async () => {
    const table = await createTable();
    for (const key of ['1', '2', '3', '4', '5']) await table.put(key);
    const batches: string[][] = [];
    await drain(table.streamArn, (keys) => void batches.push(keys), { batchSize: 2 });
    expect(batches).toEqual([['1', '2'], ['3', '4'], ['5']]);
  });

  test('what the filter leaves out is not handed over', async () => {
    const table = await createTable();
    await table.put('1', { entity: 'booking', pendingKey: 'x' });
    await table.put('2', { entity: 'booking' });
    await table.put('3', { entity: 'cell', pendingKey: 'x' });
    const seen: string[] = [];
    const pattern =
      '{"dynamodb":{"NewImage":{"entity":{"S":["booking"]},"pendingKey":{"S":[{"exists":true}]}}}}';
    await drain(table.streamArn, (keys) => void seen.push(...keys), {
      filter: compileFilters([pattern]),
    });
    expect(seen).toEqual(['1']);
  });

  test('a failing batch is halved until the record that fails stands alone, and is given up', async () => {
    const table = await createTable();
    for (const key of ['1', 'bad', '3', '4']) await table.put(key);
    const batches: string[][] = [];
    const handler: Handler = (keys) => {
      batches.push(keys);
      if (keys.includes('bad')) throw new Error('bad');
    };
    const accounts = await drain(table.streamArn, handler, { bisectOnError: true });
    expect(batches).toEqual([['1', 'bad', '3', '4'], ['1', 'bad'], ['1'], ['bad'], ['3', '4']]);
    expect(accounts).toHaveLength(1);
    expect(accounts[0]).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 1 },
      DDBStreamBatchInfo: { batchSize: 1, streamArn: table.streamArn },
    });
  });

  test('a batch is retried as often as the mapping says, before anything later', async () => {
    const table = await createTable();
    await table.put('bad');
    await table.put('2');
    const seen: string[] = [];
    const handler: Handler = ([key = '']) => {
      seen.push(key);
      if (key === 'bad') throw new Error('bad');
    };
    const accounts = await drain(table.streamArn, handler, { batchSize: 1, maximumRetries: 2 });
    expect(seen).toEqual(['bad', 'bad', 'bad', '2']);
    expect(accounts).toHaveLength(1);
  });

  test('with reported failures it goes on from the first that failed', async () => {
    const table = await createTable();
    for (const key of ['1', '2', '3']) await table.put(key);
    const batches: string[][] = [];
    const handler: Handler = (keys, records) => {
      batches.push(keys);
      const failed = batches.length === 1 ? [Object(records[1]?.dynamodb).SequenceNumber] : [];
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
    };
    await drain(table.streamArn, handler, { reportBatchItemFailures: true, maximumRetries: 1 });
    expect(batches).toEqual([
      ['1', '2', '3'],
      ['2', '3'],
    ]);
  });

  test("a record is Lambda's: seconds, base64, the stream's ARN", async () => {
    const table = await createTable();
    await table.put('1', { bytes: new Uint8Array([1, 2, 255]), number: 3 });
    const seen: Record<string, unknown>[] = [];
    await drain(table.streamArn, (_, records) => void seen.push(...records));
    const [record] = seen;
    expect(record).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      eventSourceARN: table.streamArn,
      dynamodb: {
        Keys: { PK: { S: '1' } },
        NewImage: { PK: { S: '1' }, bytes: { B: 'AQL/' }, number: { N: '3' } },
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    const seconds = Object(record?.dynamodb).ApproximateCreationDateTime;
    expect(Number.isInteger(seconds)).toBe(true);
    expect(Math.abs(seconds - Date.now() / 1000)).toBeLessThan(60);
  });
});
