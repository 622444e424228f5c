import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createDynamoBookingStore } from '#adapters/dynamodb/dynamodb-booking-store.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { studioId } from '#infra/coresync-stack.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { type OpenTable, tableOnAws, withTableInFile } from '#infra/operate/open-table.ts';
import { outsideHoursText } from '#infra/operate/outside-hours-text.ts';
import { listOutsideHours } from '#use-cases/list-outside-hours.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run outside-hours -- [options]: the bookings from now on that the studio's file leaves outside its hours

Before a deploy it tells what a change of hours would leave outside, after one what it left, with clients' names. It
changes nothing.

  --stage NAME    the stage (default dev)
  --region NAME   the region (default: AWS_REGION)
  --config FILE   the studio's file (default studio_config.json)
  --table NAME    this table in place of the stage's
  --file FILE     in this database file of npm start, in place of a stage
  --now ISO       from then on, where the clock of npm start was moved (default: this moment)
  --help          this`;

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const studio = readStudioFile(resolve(options.config));
  const list = async (table: OpenTable) => {
    const bookings = createDynamoBookingStore({
      ...{ ...table, studioId, random: Math.random },
      wait: async (milliseconds) => wait(milliseconds),
    });
    console.log(
      outsideHoursText(await listOutsideHours(bookings, studio, options.now), studio.zone),
    );
  };
  if (options.file !== undefined) return withTableInFile(options.file, list);
  await list(await tableOnAws(options));
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        stage: { type: 'string', default: 'dev' },
        region: { type: 'string' },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        table: { type: 'string' },
        file: { type: 'string' },
        now: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, now: values.now === undefined ? Date.now() : instantFromIso(values.now) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
