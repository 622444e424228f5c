import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';

const pagesMax = 50;

/**
 * The table of a deployed stage, by the name that CloudFormation gives it.
 * @throws Error where there is none, or where a table of a removed stack was left beside it.
 */
export async function findTable(client: DynamoDBClient, stage: string): Promise<string> {
  const prefix = `CoreSync-${stage}-Table`;
  const found: string[] = [];
  let startAfter: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await client.send(
      new ListTablesCommand({ ExclusiveStartTableName: startAfter }),
    );
    found.push(...(answer.TableNames ?? []).filter((name) => name.startsWith(prefix)));
    startAfter = answer.LastEvaluatedTableName;
    if (startAfter === undefined) break;
  }
  const [name] = found;
  if (name !== undefined && found.length === 1) return name;
  throw new Error(
    name === undefined
      ? `no table ${prefix}… in this region: is the stage deployed here?`
      : `several tables, name one with --table: ${found.join(', ')}`,
  );
}
