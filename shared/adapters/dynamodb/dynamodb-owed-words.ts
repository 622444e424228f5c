import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { OwedWords } from '#ports/owed-words.ts';
import { owedWordKey, readOwedWord } from './owed-word-item.ts';
import { queryAll } from './query-all.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/** What the owner is still to hear, on the one table. */
export function createDynamoOwedWords(deps: TableDeps): OwedWords {
  const keys = createTableKeys(deps.studioId);
  return {
    async list() {
      const items = await queryAll(deps, {
        ConsistentRead: true,
        KeyConditionExpression: '#PK = :owed',
        ExpressionAttributeNames: { '#PK': 'PK' },
        ExpressionAttributeValues: { ':owed': keys.owed },
      });
      return items.map(readOwedWord);
    },
    async settle(word) {
      const command = new DeleteCommand({
        ...{ TableName: deps.tableName, Key: owedWordKey(keys, word) },
      });
      await deps.client.send(command).catch(throwStoreFault);
    },
  };
}
