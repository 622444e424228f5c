import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { OwnerEventStore, PullLease, PullState } from '#ports/owner-event-store.ts';
import { updateIfAsExpected } from './conditional-update.ts';
import { freeOwnerCells, takeOwnerCells } from './owner-cell.ts';
import { ownerEventItem, readOwnerEvent } from './owner-event-item.ts';
import { queryAll } from './query-all.ts';
import { readItem } from './read-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys, ownerEventPrefix } from './table-keys.ts';

export interface OwnerEventStoreDeps extends TableDeps {
  /** Which calendar's events: one that is put in its place begins afresh. */
  readonly calendarId: () => Promise<string>;
  /** What the cells call an event of it; absent: by its id, which an event may share with its copy in another calendar. */
  readonly cellName?: (eventId: string) => string;
}

/** The owner's events and the state of the reading, on the one table. */
export function createDynamoOwnerEventStore(deps: OwnerEventStoreDeps): OwnerEventStore {
  const keys = createTableKeys(deps.studioId);
  const { client, tableName: TableName, cellName = (eventId) => eventId } = deps;
  return {
    acquire: (owner, now, until) => acquire(deps, owner, now, until),
    async release({ owner }, { token, laidFor }) {
      const key = keys.pull(await deps.calendarId());
      const free = { owner: undefined, leaseUntil: undefined };
      return updateIfAsExpected(deps, key, { owner }, { ...free, token, laidFor });
    },
    async find(eventId) {
      const Key = keys.ownerEvent(await deps.calendarId(), eventId);
      const { Item: item } = await client
        .send(new GetCommand({ TableName, Key, ConsistentRead: true }))
        .catch(throwStoreFault);
      return item === undefined ? undefined : readOwnerEvent(item);
    },
    async list() {
      const items = await queryAll(deps, {
        ConsistentRead: true,
        KeyConditionExpression: '#PK = :calendar AND begins_with(#SK, :event)',
        ExpressionAttributeNames: { '#PK': 'PK', '#SK': 'SK' },
        ExpressionAttributeValues: {
          ':calendar': keys.calendar(await deps.calendarId()),
          ':event': ownerEventPrefix,
        },
      });
      return items.map(readOwnerEvent);
    },
    async save(event) {
      const Item = ownerEventItem(keys, await deps.calendarId(), event);
      await client.send(new PutCommand({ TableName, Item })).catch(throwStoreFault);
    },
    async forget(eventId) {
      const Key = keys.ownerEvent(await deps.calendarId(), eventId);
      await client.send(new DeleteCommand({ TableName, Key })).catch(throwStoreFault);
    },
    takeCells: (eventId, places) => takeOwnerCells(deps, cellName(eventId), places),
    freeCells: (eventId, places) => freeOwnerCells(deps, cellName(eventId), places),
  };
}

const pullSchema = z.pipe(
  z.object({
    entity: z.literal('pull'),
    token: z.exactOptional(z.string()),
    laidFor: z.exactOptional(z.string()),
  }),
  z.transform(({ entity: _, ...state }): PullState => state),
);

/** The lease is taken and the state is read in one write. */
async function acquire(
  deps: OwnerEventStoreDeps,
  owner: string,
  now: Instant,
  until: Instant,
): Promise<PullLease | undefined> {
  const command = new UpdateCommand({
    TableName: deps.tableName,
    Key: createTableKeys(deps.studioId).pull(await deps.calendarId()),
    UpdateExpression: 'SET #entity = :pull, #owner = :owner, #leaseUntil = :until',
    ConditionExpression: 'attribute_not_exists(#leaseUntil) OR #leaseUntil < :now',
    ExpressionAttributeNames: {
      '#entity': 'entity',
      '#owner': 'owner',
      '#leaseUntil': 'leaseUntil',
    },
    ExpressionAttributeValues: {
      ':pull': 'pull',
      ':owner': owner,
      ':until': isoFromInstant(until),
      ':now': isoFromInstant(now),
    },
    ReturnValues: 'ALL_NEW',
  });
  const taken = await deps.client.send(command).catch((error: unknown) => {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    return throwStoreFault(error);
  });
  if (taken === undefined) return undefined;
  return { owner, ...readItem(pullSchema, 'state of the calendar', taken.Attributes ?? {}) };
}
