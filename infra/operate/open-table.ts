import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { findTable } from './find-table.ts';

/** A studio's table, and a client that reaches it. */
export interface OpenTable {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
}

/**
 * The table on AWS: of a stage, or by its own name.
 * @throws Error where there is none.
 */
export async function tableOnAws(place: {
  readonly stage: string;
  /** Default: as the environment says. */
  readonly region?: string | undefined;
  readonly table?: string | undefined;
}): Promise<OpenTable> {
  const region = place.region === undefined ? {} : { region: place.region };
  const tableName = place.table ?? (await findTable(new DynamoDBClient(region), place.stage));
  return { client: createDocumentClient(region), tableName };
}

/**
 * Runs `use` on the table in a database file of this machine, which an engine is started for.
 * @throws Error where there is no such file, or no table in it.
 */
export async function withTableInFile<Result>(
  file: string,
  use: (table: OpenTable) => Promise<Result>,
): Promise<Result> {
  // The engine would make one.
  if (!existsSync(file))
    throw new Error(`there is no ${file}: npm start -- --database FILE keeps its data in one`);
  const engine = await startDynamoEngine({
    databaseFile: resolve(file),
    onCrash: (message) => console.error(message),
  });
  try {
    const { TableNames: [tableName] = [] } = await engine.client.send(new ListTablesCommand({}));
    if (tableName === undefined) throw new Error(`there is no table in ${file}`);
    return await use({ client: DynamoDBDocumentClient.from(engine.client), tableName });
  } finally {
    await engine.stop();
  }
}
