import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { instantFromIso } from '#domain/time/instant.ts';
import type { ModelBudget } from '#ports/model-budget.ts';
import { expiresAtSeconds, retentionDays } from './expiry.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

const countedSchema = z.object({ calls: z.int().check(z.positive()) });

/** One counter a day: an unconditional ADD, which no rival can hold up. */
export function createDynamoModelBudget({ client, tableName, studioId }: TableDeps): ModelBudget {
  const keys = createTableKeys(studioId);
  return {
    async count(day) {
      const expiresAt = expiresAtSeconds(instantFromIso(`${day}T00:00Z`), retentionDays.modelCalls);
      const command = new UpdateCommand({
        TableName: tableName,
        Key: keys.modelCalls(day),
        UpdateExpression: 'ADD #calls :one SET #entity = :entity, #expiresAt = :expiresAt',
        ExpressionAttributeNames: {
          '#calls': 'calls',
          '#entity': 'entity',
          '#expiresAt': 'expiresAt',
        },
        ExpressionAttributeValues: { ':one': 1, ':entity': 'model-calls', ':expiresAt': expiresAt },
        ReturnValues: 'UPDATED_NEW',
      });
      const { Attributes: attributes } = await client.send(command).catch(throwStoreFault);
      return countedSchema.parse(attributes).calls;
    },
  };
}
