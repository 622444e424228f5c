import { randomUUID } from 'node:crypto';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { studioTable } from '#infra/local/engines/studio-table.ts';
import { createTables } from '#infra/local/engines/tables.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import type { ReaderOption, ReplayHost } from '#infra/replay/replay-world.ts';

export interface RunningReplayHost extends ReplayHost {
  stop(): Promise<void>;
}

/** Starts an engine with one table, without a stream, for any number of replayed worlds. */
export async function startReplayHost(options: {
  readonly studioFile: string;
  readonly reader: ReaderOption;
  readonly deepseekKey?: string;
}): Promise<RunningReplayHost> {
  const studio = readStudioFile(options.studioFile);
  const engine = await startDynamoEngine();
  const tableName = `replay-${randomUUID()}`;
  await createTables(engine.client, [{ create: studioTable(tableName, false) }]);
  process.env.AWS_ACCESS_KEY_ID ??= localCredentials.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY ??= localCredentials.secretAccessKey;
  const client = createDocumentClient({ endpoint: engine.endpoint, region: localRegion });
  return {
    client,
    tableName,
    studio,
    reader: options.reader,
    ...(options.deepseekKey === undefined ? {} : { deepseekKey: options.deepseekKey }),
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
}
