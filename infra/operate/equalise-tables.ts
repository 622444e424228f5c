import { isDeepStrictEqual } from 'node:util';
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';

export interface TableDifference {
  /** Items that the target lacks or has otherwise. */
  readonly toWrite: readonly Item[];
  /** Keys of items that only the target has. */
  readonly toDelete: readonly Item[];
}

type Item = Readonly<Record<string, unknown>>;
type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string];

const batchItemsMax = 25;
const attemptsMax = 8;
const pauseMs = 100;

/** What would have to change for `target` to be equal to `source`. Both are read whole. */
export async function differenceOf(
  client: DynamoDBDocumentClient,
  source: string,
  target: string,
): Promise<TableDifference> {
  const wanted = await readAll(client, source);
  const present = await readAll(client, target);
  const isOtherwise = ([key, item]: [string, Item]) => !isDeepStrictEqual(item, present.get(key));
  return {
    toWrite: [...wanted].filter(isOtherwise).map(([, item]) => item),
    toDelete: [...present]
      .filter(([key]) => !wanted.has(key))
      .map(([, { PK, SK }]) => ({ PK, SK })),
  };
}

/** Changes the table so; safe to repeat. `wait` serves its own retries. @throws Error when items are refused for good. */
export async function applyDifference(
  client: DynamoDBDocumentClient,
  table: string,
  { toWrite, toDelete }: TableDifference,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const requests: Requests = [
    ...toWrite.map((item) => ({ PutRequest: { Item: { ...item } } })),
    ...toDelete.map((key) => ({ DeleteRequest: { Key: { ...key } } })),
  ];
  for (let start = 0; start < requests.length; start += batchItemsMax) {
    let left: Requests = requests.slice(start, start + batchItemsMax);
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > attemptsMax)
        throw new Error(`${left.length} items were not taken; run it again`);
      if (attempt > 1) await wait(pauseMs * 2 ** attempt);
      const answer = await client.send(new BatchWriteCommand({ RequestItems: { [table]: left } }));
      left = answer.UnprocessedItems?.[table] ?? [];
    }
  }
}

async function readAll(
  client: DynamoDBDocumentClient,
  table: string,
): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>();
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: startKey }),
    );
    for (const item of page.Items ?? []) items.set(JSON.stringify([item['PK'], item['SK']]), item);
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return items;
}
