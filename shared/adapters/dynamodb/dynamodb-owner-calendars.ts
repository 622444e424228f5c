import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { OwnerCalendars } from '#ports/owner-event-store.ts';
import { createDynamoOwnerEventStore } from './dynamodb-owner-event-store.ts';
import { readItem } from './read-item.ts';
import type { TableDeps } from './store-deps.ts';
import { throwStoreFault } from './store-fault.ts';
import { createTableKeys } from './table-keys.ts';

/** The name under which a resource's own calendar is kept: the studio's is kept under its id. */
export function resourceCalendarName(calendarId: string): string {
  return `${resourcePrefix}${calendarId}`;
}

const resourcePrefix = 'RESOURCE#';

/** Which calendars take cells, and what is known of the events of each, on the one table. */
export function createDynamoOwnerCalendars(deps: TableDeps): OwnerCalendars {
  const Key = createTableKeys(deps.studioId).calendars;
  const { client, tableName: TableName } = deps;
  const change = async (action: 'ADD' | 'DELETE', name: string) => {
    const command = new UpdateCommand({
      ...{ TableName, Key },
      UpdateExpression: `${action} #names :name SET #entity = :calendars`,
      ExpressionAttributeNames: { '#names': 'names', '#entity': 'entity' },
      ExpressionAttributeValues: { ':name': new Set([name]), ':calendars': 'calendars' },
    });
    await client.send(command).catch(throwStoreFault);
  };
  return {
    async list() {
      const { Item: item } = await client
        .send(new GetCommand({ TableName, Key, ConsistentRead: true }))
        .catch(throwStoreFault);
      return item === undefined ? [] : [...readItem(calendarsSchema, 'calendars', item)];
    },
    add: (name) => change('ADD', name),
    remove: (name) => change('DELETE', name),
    eventsOf(name) {
      const calendarId = async () => name;
      if (!name.startsWith(resourcePrefix)) {
        return createDynamoOwnerEventStore({ ...deps, calendarId });
      }
      const own = name.slice(resourcePrefix.length);
      const cellName = (eventId: string) => `${eventId}@${own}`;
      return createDynamoOwnerEventStore({ ...deps, calendarId, cellName });
    },
  };
}

const calendarsSchema = z.pipe(
  z.object({ entity: z.literal('calendars'), names: z.optional(z.set(z.string())) }),
  z.transform(({ names }) => names ?? new Set<string>()),
);
