import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

/** An item as plain values; sets are sets. */
export type TableItem = Readonly<Record<string, unknown>>;

/** All items of a table, strongly consistent. */
export async function scanTable(client: DynamoDBClient, tableName: string): Promise<TableItem[]> {
  const items: TableItem[] = [];
  const pages = paginateScan(
    { client: DynamoDBDocumentClient.from(client) },
    { TableName: tableName, ConsistentRead: true },
  );
  for await (const page of pages) items.push(...(page.Items ?? []));
  return items;
}
