import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { studioId } from '#infra/coresync-stack.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { findTable } from '#infra/operate/find-table.ts';
import { outsideHoursText } from '#infra/operate/outside-hours-text.ts';
import { listOutsideHours } from '#use-cases/list-outside-hours.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run outside-hours -- [options]: the bookings from now on that the studio's file leaves outside its hours

Before a deploy it tells what a change of hours would leave outside, after one what it left. It changes nothing.

  --stage NAME    the stage (default dev)
  --region NAME   the region (default: AWS_REGION)
  --config FILE   the studio's file (default studio_config.json)
  --table NAME    this table in place of the stage's
  --help          this`;

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const studio = readStudioFile(resolve(options.config));
  const region = options.region === undefined ? {} : { region: options.region };
  const tableName = options.table ?? (await findTable(new DynamoDBClient(region), options.stage));
  const bookings = createDynamoBookingStore({
    client: createDocumentClient(region),
    tableName,
    studioId,
    random: Math.random,
    wait: async (milliseconds) => wait(milliseconds),
  });
  const outside = await listOutsideHours(bookings, studio, Date.now());
  console.log(outsideHoursText(outside, studio.zone));
});

function readOptions() {
  try {
    return parseArgs({
      options: {
        stage: { type: 'string', default: 'dev' },
        region: { type: 'string' },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        table: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
