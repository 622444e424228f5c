import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { studioId } from '#infra/coresync-stack.ts';
import { localDirectory, projectRoot } from '#infra/local/assembly.ts';
import { bookingHistory } from '#infra/operate/booking-history.ts';
import { tableOnAws, withTableInFile } from '#infra/operate/open-table.ts';
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
  const { stage, region, table, file } = options;
  if (stage === undefined && table === undefined)
    return print(await withTableInFile(file, (local) => bookingHistory(local, about)));
  print(await bookingHistory(await tableOnAws({ stage: stage ?? 'dev', region, table }), about));
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
