import {
  DynamoDBClient,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { scanTable } from '#infra/local/table-items.ts';
import type { Checks } from '#infra/smoke/checks.ts';
import { rehearsalCredentials as credentials, type Emulator, rehearsalRegion } from './emulator.ts';
import { runOperateCommand } from './operate-command.ts';

const restoredWithinSeconds = 60;
const restoredName = 'coresync-restored';

/** Loses a booking, has the table of a moment ago restored beside it, and makes the table equal to that again. */
export async function rehearseRestore(
  emulator: Emulator,
  tableName: string,
  check: Checks['check'],
): Promise<void> {
  const client = new DynamoDBClient({
    ...{ endpoint: emulator.endpoint, region: rehearsalRegion, credentials },
  });
  try {
    await client.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: tableName,
        TargetTableName: restoredName,
        UseLatestRestorableTime: true,
      }),
    );
    await waitUntilTableExists(
      { client, maxWaitTime: restoredWithinSeconds },
      { TableName: restoredName },
    );
    const items = await scanTable(client, tableName);
    const booking = items.find(({ entity }) => entity === 'booking');
    if (booking === undefined) throw new Error('there is no booking to lose');
    const Key = { PK: booking['PK'], SK: booking['SK'] };
    await DynamoDBDocumentClient.from(client).send(
      new DeleteCommand({ TableName: tableName, Key }),
    );

    const [lost] = await restore(emulator, tableName, '--yes');
    check('what was lost is told', lost, '1 items differ: 1 to write, 0 to delete');
    const [after] = await restore(emulator, tableName);
    check('and is there again', after, '0 items differ: 0 to write, 0 to delete');
  } finally {
    client.destroy();
  }
}

async function restore(
  emulator: Emulator,
  tableName: string,
  ...flags: readonly string[]
): Promise<string[]> {
  const named = ['--from', restoredName, '--to', tableName, ...flags];
  return (await runOperateCommand(emulator, 'restore', named)).split('\n');
}
