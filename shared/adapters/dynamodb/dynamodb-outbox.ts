import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { Outbox } from '#ports/outbox.ts';
import { updateIfAsExpected } from './conditional-update.ts';
import { pendingAttributes, readOutbound } from './outbound-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/** The outbound messages on the one table. */
export function createDynamoOutbox(deps: TableDeps): Outbox {
  const keys = createTableKeys(deps.studioId);
  return {
    async find(outboundId) {
      const key = keys.outbound(outboundId);
      const { Item: item } = await deps.client
        .send(new GetCommand({ TableName: deps.tableName, Key: key, ConsistentRead: true }))
        .catch(throwStoreFault);
      return item === undefined ? undefined : readOutbound(item);
    },
    takeLease: (outbound, leaseUntil) =>
      updateIfAsExpected(deps, keys.outbound(outbound.id), asRead(outbound), {
        state: 'sending',
        attempts: outbound.attempts + 1,
        leaseUntil: isoFromInstant(leaseUntil),
        dueAt: undefined,
        ambiguousSince: undefined,
        ...pendingAttributes(keys, 'sending', outbound.createdAt),
      }),
    settle: (outbound, end) =>
      updateIfAsExpected(deps, keys.outbound(outbound.id), asRead(outbound), {
        state: end.state,
        settledAt: isoFromInstant(end.at),
        channelId: end.state === 'sent' ? end.channelId : undefined,
        failureCode: end.state === 'failed' ? end.code : undefined,
        ambiguousSince: end.state === 'ambiguous' ? isoFromInstant(end.at) : undefined,
        ...pendingAttributes(keys, end.state, outbound.createdAt),
      }),
  };
}

/** Every write of the record changes one of these. */
function asRead({ state, attempts, leaseUntil }: Outbound) {
  return { state, attempts, leaseUntil: isoFromInstant(leaseUntil) };
}
