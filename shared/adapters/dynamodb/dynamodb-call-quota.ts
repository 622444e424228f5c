import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CoreSyncError } from '#domain/error.ts';
import { minuteMs } from '#domain/time/instant.ts';
import type { CallQuota } from '#ports/call-quota.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/**
 * In each minute of the clock. Google allows 600 in any minute: the end of one of ours and the beginning of the next
 * come to 580 at most.
 */
export const callsPerMinuteMax = 290;
/** Taken at once and used one by one, so that not every call costs a write. What is left over is lost. */
const callsPerGrant = 5;
const roundsMax = 4;

export interface CallQuotaDeps extends TableDeps {
  readonly calendarId: () => Promise<string>;
}

/**
 * A count on one item, for all functions together. Reserved concurrency would bind each function by itself only, and
 * a new AWS account has none to reserve.
 */
export function createDynamoCallQuota(deps: CallQuotaDeps): CallQuota {
  let granted = { minute: -1, left: 0 };
  return {
    async take(now) {
      const minute = Math.floor(now / minuteMs);
      if (granted.minute === minute && granted.left > 0) {
        granted.left -= 1;
        return 0;
      }
      for (let round = 0; round < roundsMax; round += 1) {
        const answer = (await addTo(deps, minute)) ?? (await begin(deps, minute));
        if (answer === 'used-up') return (minute + 1) * minuteMs - now;
        if (answer === 'granted') {
          granted = { minute, left: callsPerGrant - 1 };
          return 0;
        }
      }
      throw new CoreSyncError('store.conflict', 'rivals outlasted the counting of calls', {
        retryable: true,
      });
    },
  };
}

/** Undefined: the count is of another minute. */
async function addTo(deps: CallQuotaDeps, minute: number) {
  const command = new UpdateCommand({
    TableName: deps.tableName,
    Key: createTableKeys(deps.studioId).quota(await deps.calendarId()),
    UpdateExpression: 'ADD #calls :grant',
    ConditionExpression: '#minute = :minute AND #calls <= :most',
    ExpressionAttributeNames: { '#calls': 'calls', '#minute': 'minute' },
    ExpressionAttributeValues: {
      ':grant': callsPerGrant,
      ':minute': minute,
      ':most': callsPerMinuteMax - callsPerGrant,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await deps.client.send(command);
    return 'granted' as const;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) return throwStoreFault(error);
    return Number(error.Item?.['minute']?.N ?? -1) === minute ? ('used-up' as const) : undefined;
  }
}

/** Undefined: a rival began the minute. */
async function begin(deps: CallQuotaDeps, minute: number): Promise<'granted' | undefined> {
  const command = new UpdateCommand({
    TableName: deps.tableName,
    Key: createTableKeys(deps.studioId).quota(await deps.calendarId()),
    UpdateExpression: 'SET #entity = :quota, #minute = :minute, #calls = :grant',
    ConditionExpression: 'attribute_not_exists(#minute) OR #minute <> :minute',
    ExpressionAttributeNames: { '#entity': 'entity', '#calls': 'calls', '#minute': 'minute' },
    ExpressionAttributeValues: { ':quota': 'quota', ':minute': minute, ':grant': callsPerGrant },
  });
  try {
    await deps.client.send(command);
    return 'granted';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    return throwStoreFault(error);
  }
}
