import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AliasKey } from '#domain/client/client.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { ErasureProgress } from '#ports/turn-store.ts';
import { batchGet } from './batch-get.ts';
import { readClientMessage } from './client-message-item.ts';
import { type Erasure, erasureItem, readErasure } from './erasure-item.ts';
import { readHeldMessage } from './held-message-item.ts';
import { readOutbound } from './outbound-item.ts';
import { readProfile } from './profile-item.ts';
import type { StoredItem } from './read-item.ts';
import { renameBooking } from './rename-booking.ts';
import type { RetryDeps, TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys, type ItemKey, itemKeyOf, type TableKeys } from './table-keys.ts';

/** What one step takes on: a second's work at most. */
const messagesAStep = 25;
const bookingsAStep = 10;

/**
 * Takes the next step of an erasure that was asked for, as `TurnStore.erase` promises. Every part may be repeated, by
 * two at once too: it looks at what is there and deletes it. First who the client is, so that their next message is a
 * stranger's; then messages; then names in the calendar, by a new revision of each booking, which is written there
 * without the name. The order within matters: what points at something goes after it.
 */
export async function eraseClient(
  deps: TableDeps & RetryDeps,
  clientId: string,
  at: Instant,
): Promise<ErasureProgress> {
  const keys = createTableKeys(deps.studioId);
  const marker = await find(deps, keys.erasure(clientId));
  if (marker === undefined) return 'done';
  await eraseIdentity(deps, keys, clientId);
  const messages = await eraseMessages(deps, keys, clientId);
  const bookings = await renameSome(deps, keys, readErasure(marker), at);
  if (messages === 'more' || bookings === 'more') return 'more';
  if (messages === 'waiting') return 'waiting';
  await remove(deps, keys.erasure(clientId));
  return 'done';
}

async function eraseIdentity(deps: TableDeps, keys: TableKeys, clientId: string): Promise<void> {
  const item = await find(deps, keys.profile(clientId));
  for (const alias of item === undefined ? [] : readProfile(item).aliases) {
    await eraseAlias(deps, keys, alias, clientId);
  }
  await remove(deps, keys.conversation(clientId));
  if (item !== undefined) await remove(deps, keys.profile(clientId));
}

/** A phone that is somebody else's by now stays theirs. */
async function eraseAlias(deps: TableDeps, keys: TableKeys, alias: AliasKey, clientId: string) {
  const command = new DeleteCommand({
    TableName: deps.tableName,
    Key: keys.alias(alias),
    ConditionExpression: '#clientId = :client',
    ExpressionAttributeNames: { '#clientId': 'clientId' },
    ExpressionAttributeValues: { ':client': clientId },
  });
  await deps.client.send(command).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throwStoreFault(error);
  });
}

async function eraseMessages(
  deps: TableDeps & RetryDeps,
  keys: TableKeys,
  clientId: string,
): Promise<ErasureProgress> {
  const pointers = [
    ...(await some(deps, keys.clientMessage(clientId, ''), messagesAStep)),
    ...(await some(deps, keys.heldMessage(clientId, ''), messagesAStep)),
  ];
  if (pointers.length === 0) return 'done';
  const ids = [...new Set(pointers.map(messageIdOf))];
  const messages = (await batchGet(deps, ids.map(keys.outbound))).map(readOutbound);
  const staying = new Set(messages.filter(isUnderWay).map(({ id }) => id));
  for (const id of ids.filter((one) => !staying.has(one))) await remove(deps, keys.outbound(id));
  const gone = pointers.filter((pointer) => !staying.has(messageIdOf(pointer)));
  for (const pointer of gone) await remove(deps, itemKeyOf(pointer));
  // Of those that are under way there are never so many that they could fill a step.
  return gone.length > 0 ? 'more' : 'waiting';
}

function messageIdOf(pointer: StoredItem): string {
  return pointer['entity'] === 'held-message'
    ? readHeldMessage(pointer)
    : readClientMessage(pointer);
}

/** Whoever is at it, or comes back to it, must find it. For what waits until the client writes nobody comes back. */
function isUnderWay({ state, waitsFor }: Outbound): boolean {
  return state !== 'sent' && state !== 'failed' && waitsFor === undefined;
}

async function renameSome(
  deps: TableDeps & RetryDeps,
  keys: TableKeys,
  erasure: Erasure,
  at: Instant,
): Promise<'more' | 'done'> {
  const { clientId, renamedThrough } = erasure;
  const from = keys.booking(clientId, '');
  const bookings = await some(deps, from, bookingsAStep, renamedThrough);
  for (const item of bookings) await renameBooking(deps, item, at);
  const last = bookings.at(-1);
  if (last === undefined) return 'done';
  const item = erasureItem(keys, { ...erasure, renamedThrough: itemKeyOf(last).SK });
  await deps.client
    .send(new PutCommand({ TableName: deps.tableName, Item: item }))
    .catch(throwStoreFault);
  return 'more';
}

/** Items of a partition whose sort keys begin so, after one of them. */
async function some(
  { client, tableName }: TableDeps,
  { PK, SK }: ItemKey,
  limit: number,
  after?: string,
): Promise<StoredItem[]> {
  const { Items = [] } = await client
    .send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        Limit: limit,
        KeyConditionExpression: '#PK = :client AND begins_with(#SK, :prefix)',
        ExpressionAttributeNames: { '#PK': 'PK', '#SK': 'SK' },
        ExpressionAttributeValues: { ':client': PK, ':prefix': SK },
        ...(after === undefined ? {} : { ExclusiveStartKey: { PK, SK: after } }),
      }),
    )
    .catch(throwStoreFault);
  return Items;
}

async function find(
  { client, tableName }: TableDeps,
  key: ItemKey,
): Promise<StoredItem | undefined> {
  const { Item } = await client
    .send(new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }))
    .catch(throwStoreFault);
  return Item;
}

async function remove({ client, tableName }: TableDeps, key: ItemKey): Promise<void> {
  await client.send(new DeleteCommand({ TableName: tableName, Key: key })).catch(throwStoreFault);
}
