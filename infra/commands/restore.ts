import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { applyDifference, differenceOf } from '#infra/operate/equalise-tables.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run restore -- --from TABLE --to TABLE [options]: makes a table equal to one that was restored from a backup

Without --yes it tells how many items differ, and changes nothing. Stop what writes before: docs/deploy.md.

  --from TABLE    the restored one
  --to TABLE      the output TableName of the deploy
  --region NAME   the region (default: AWS_REGION)
  --yes           write and delete
  --help          this`;

await runCommand(async () => {
  const { from, to, region, yes, help: asksHelp } = readOptions();
  if (asksHelp) return console.log(help);
  if (from === undefined || to === undefined || from === to) {
    throw new UsageError(`--from and --to name two tables\n\n${help}`);
  }
  const client = createDocumentClient(region === undefined ? {} : { region });
  const difference = await differenceOf(client, from, to);
  const count = difference.toWrite.length + difference.toDelete.length;
  console.log(
    `${count} items differ: ${difference.toWrite.length} to write, ${difference.toDelete.length} to delete`,
  );
  if (count === 0 || !yes) return;
  await applyDifference(client, to, difference, async (milliseconds) => wait(milliseconds));
  console.log('done');
});

function readOptions() {
  try {
    return parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        region: { type: 'string' },
        yes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
