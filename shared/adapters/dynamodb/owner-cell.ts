import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CellPlace } from '#domain/calendar/held-cells.ts';
import type { CellConflict } from '#ports/owner-event-store.ts';
import { expiresAtSeconds, retentionDays } from './expiry.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/** Writes to cells under way at once. */
const writesAtOnce = 24;

/**
 * Adds an event to the owner's of each cell, whoever has it: a booking that comes later fails its condition, and one
 * that was there first shows in the old item.
 */
export async function takeOwnerCells(
  deps: TableDeps,
  eventId: string,
  places: readonly CellPlace[],
): Promise<CellConflict[]> {
  const conflicts: CellConflict[] = [];
  await forEach(places, async (place) => {
    const { Attributes: old } = await deps.client
      .send(
        new UpdateCommand({
          TableName: deps.tableName,
          Key: createTableKeys(deps.studioId).cell(place.resource, place.cell),
          UpdateExpression:
            'ADD #owners :event SET #entity = :cell, #resource = :resource, #expiresAt = :expiresAt',
          ExpressionAttributeNames: {
            '#owners': 'owners',
            '#entity': 'entity',
            '#resource': 'resource',
            '#expiresAt': 'expiresAt',
          },
          ExpressionAttributeValues: {
            ':event': new Set([eventId]),
            ':cell': 'cell',
            ':resource': place.resource,
            ':expiresAt': expiresAtSeconds(place.cell, retentionDays.cell),
          },
          ReturnValues: 'ALL_OLD',
        }),
      )
      .catch(throwStoreFault);
    const bookingId: unknown = old?.['booking'];
    if (typeof bookingId === 'string') conflicts.push({ ...place, bookingId });
  });
  return conflicts;
}

/** Takes an event out of the owner's of each cell; a cell that does not have it stays as it is. */
export async function freeOwnerCells(
  deps: TableDeps,
  eventId: string,
  places: readonly CellPlace[],
): Promise<void> {
  await forEach(places, async (place) => {
    await deps.client
      .send(
        new UpdateCommand({
          TableName: deps.tableName,
          Key: createTableKeys(deps.studioId).cell(place.resource, place.cell),
          UpdateExpression: 'DELETE #owners :event',
          // Without it an update would make an empty item of a cell that has expired.
          ConditionExpression: 'contains(#owners, :id)',
          ExpressionAttributeNames: { '#owners': 'owners' },
          ExpressionAttributeValues: { ':event': new Set([eventId]), ':id': eventId },
        }),
      )
      .catch((error: unknown) => {
        if (!(error instanceof ConditionalCheckFailedException)) throwStoreFault(error);
      });
  });
}

async function forEach(
  places: readonly CellPlace[],
  write: (place: CellPlace) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < places.length; from += writesAtOnce) {
    await Promise.all(places.slice(from, from + writesAtOnce).map(write));
  }
}
