import type { AliasKey } from '#domain/client/client.ts';
import type { Sender } from '#domain/conversation/message.ts';
import { cellsTouched } from '#domain/schedule/cells.ts';
import { dateFromDayNumber } from '#domain/studio/local-date.ts';
import { dayMs, type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { ClientRecord, Hold, Recall, TurnStore } from '#ports/turn-store.ts';
import { readAlias } from './alias-item.ts';
import { batchGet } from './batch-get.ts';
import { cancelledRelevanceMs, readBooking } from './booking-item.ts';
import { readHold } from './cell-item.ts';
import { commitUnit } from './commit-unit.ts';
import { readConversation } from './conversation-item.ts';
import { eraseClient } from './erase-client.ts';
import { readHeldMessage } from './held-message-item.ts';
import { readInbound } from './inbound-item.ts';
import { readProfile } from './profile-item.ts';
import { queryAll } from './query-all.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { createTableKeys, tableIndexes } from './table-keys.ts';

/** The conversation's store on the one table. `wait` and `random` serve its own retries. */
export function createDynamoTurnStore(deps: TableDeps & RetryDeps): TurnStore {
  return {
    recall: (inboundId, sender) => recall(deps, inboundId, sender),
    loadClient: (clientId, now) => loadClient(deps, clientId, now),
    listHolds: (resources, from, until) => listHolds(deps, resources, from, until),
    commit: (unit) => commitUnit(deps, unit),
    erase: (clientId, at) => eraseClient(deps, clientId, at),
  };
}

async function recall(
  deps: TableDeps & RetryDeps,
  inboundId: string,
  { userId, phone }: Sender,
): Promise<Recall> {
  const keys = createTableKeys(deps.studioId);
  const aliases: AliasKey[] = [
    ...(userId === undefined ? [] : [{ kind: 'user-id' as const, value: userId }]),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
  ];
  const items = await batchGet(deps, [keys.inbound(inboundId), ...aliases.map(keys.alias)]);
  const decided = items.find((item) => item['entity'] === 'inbound');
  const found = items.filter((item) => item['entity'] === 'alias').map(readAlias);
  const userIdAlias = found.find((alias) => alias.kind === 'user-id');
  const phoneAlias = found.find((alias) => alias.kind === 'phone');
  return {
    ...(decided === undefined ? {} : { decided: readInbound(decided) }),
    ...(userIdAlias === undefined ? {} : { userIdAlias }),
    ...(phoneAlias === undefined ? {} : { phoneAlias }),
  };
}

/** One query of the local index: what a client did long ago is not read. */
async function loadClient(deps: TableDeps, clientId: string, now: Instant): Promise<ClientRecord> {
  const items = await queryAll(deps, {
    IndexName: tableIndexes.relevance,
    ConsistentRead: true,
    KeyConditionExpression: '#PK = :client AND #relevantUntil >= :now',
    ExpressionAttributeNames: { '#PK': 'PK', '#relevantUntil': 'relevantUntil' },
    ExpressionAttributeValues: {
      ':client': createTableKeys(deps.studioId).client(clientId),
      ':now': isoFromInstant(now),
    },
  });
  const profile = items.find((item) => item['entity'] === 'profile');
  const conversation = items.find((item) => item['entity'] === 'conversation');
  const bookings = items
    .filter((item) => item['entity'] === 'booking')
    .map(readBooking)
    .filter(({ status, endsAt, cancelledAt }) =>
      // The index compares whole seconds, inclusively; the promise is exact.
      status === 'confirmed' ? endsAt > now : (cancelledAt ?? 0) + cancelledRelevanceMs > now,
    )
    .sort((one, other) => one.startsAt - other.startsAt);
  const heldMessages = items
    .filter((item) => item['entity'] === 'held-message')
    .map(readHeldMessage);
  return {
    ...(profile === undefined ? {} : { profile: readProfile(profile) }),
    conversation:
      conversation === undefined ? { revision: 0 } : readConversation(conversation, now),
    bookings,
    ...(heldMessages.length > 0 ? { heldMessages } : {}),
  };
}

/** One query for each resource and UTC date. A cell that the range touches in part is in it. */
async function listHolds(
  deps: TableDeps,
  resources: readonly string[],
  from: Instant,
  until: Instant,
): Promise<Hold[]> {
  const cells = cellsTouched(from, until);
  const [first] = cells;
  const last = cells.at(-1);
  if (first === undefined || last === undefined) return [];
  const keys = createTableKeys(deps.studioId);
  const utcDates = utcDatesBetween(first, last);
  const queries = resources.flatMap((resource) =>
    utcDates.map((utcDate) =>
      queryAll(deps, {
        ConsistentRead: true,
        KeyConditionExpression: '#PK = :cells AND #SK BETWEEN :first AND :last',
        ExpressionAttributeNames: { '#PK': 'PK', '#SK': 'SK' },
        ExpressionAttributeValues: {
          ':cells': keys.cellsOfDate(resource, utcDate),
          ':first': isoFromInstant(first),
          ':last': isoFromInstant(last),
        },
      }),
    ),
  );
  const items = (await Promise.all(queries)).flat();
  return items.flatMap((item) => readHold(item) ?? []);
}

/** The dates in UTC of both instants, and all between. */
function utcDatesBetween(first: Instant, last: Instant): string[] {
  const [firstDay, lastDay] = [Math.floor(first / dayMs), Math.floor(last / dayMs)];
  return Array.from({ length: lastDay - firstDay + 1 }, (_, ahead) =>
    dateFromDayNumber(firstDay + ahead),
  );
}
