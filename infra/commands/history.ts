import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { studioId } from '#infra/coresync-stack.ts';
import { localDirectory, projectRoot } from '#infra/local/assembly.ts';
import { startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { bookingHistory } from '#infra/operate/booking-history.ts';
import { findTable } from '#infra/operate/find-table.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run history -- BOOKING [options]: every change of a booking: when, by whom, by which message

Without --stage it reads the database file of this machine.

  --stage NAME    the stage's table on AWS
  --region NAME   the region (default: AWS_REGION)
  --table NAME    this table in place of the stage's
  --file FILE     the database file (default .coresync/studio.db)
  --help          this`;

await runCommand(async () => {
  const { values: options, positionals } = readArguments();
  if (options.help) return console.log(help);
  const [bookingId] = positionals;
  if (bookingId === undefined) throw new UsageError(help);
  const { zone } = readStudioFile(join(projectRoot, 'studio_config.json'));
  const about = { studioId, bookingId, zone };
  const print = (lines: readonly string[]) => {
    if (lines.length === 0) throw new Error(`there is no booking ${bookingId}`);
    for (const line of lines) console.log(line);
  };
  if (options.stage !== undefined || options.table !== undefined) {
    const region = options.region === undefined ? {} : { region: options.region };
    const tableName =
      options.table ?? (await findTable(new DynamoDBClient(region), options.stage ?? 'dev'));
    return print(await bookingHistory({ client: createDocumentClient(region), tableName }, about));
  }
  const engine = await startDynamoEngine({
    databaseFile: resolve(options.file),
    onCrash: (message) => console.error(message),
  });
  try {
    const client = DynamoDBDocumentClient.from(engine.client);
    const { TableNames: [tableName] = [] } = await engine.client.send(new ListTablesCommand({}));
    if (tableName === undefined) throw new Error(`there is no table in ${options.file}`);
    print(await bookingHistory({ client, tableName }, about));
  } finally {
    await engine.stop();
  }
});

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        stage: { type: 'string' },
        region: { type: 'string' },
        table: { type: 'string' },
        file: { type: 'string', default: join(localDirectory, 'studio.db') },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
