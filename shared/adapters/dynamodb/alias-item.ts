import * as z from 'zod/mini';
import type { Alias } from '#domain/client/client.ts';
import { readItem, type StoredItem } from './read-item.ts';
import type { TableKeys } from './table-keys.ts';

const aliasSchema = z.pipe(
  z.object({
    entity: z.literal('alias'),
    kind: z.enum(['user-id', 'phone']),
    value: z.string(),
    clientId: z.string(),
    pairedWith: z.exactOptional(z.string()),
  }),
  z.transform(({ entity: _, ...alias }): Alias => alias),
);

/** @throws CoreSyncError `store.corrupt` */
export function readAlias(item: StoredItem): Alias {
  return readItem(aliasSchema, 'alias', item);
}

export function aliasItem(keys: TableKeys, alias: Alias) {
  return {
    ...keys.alias(alias),
    entity: 'alias',
    kind: alias.kind,
    value: alias.value,
    clientId: alias.clientId,
    pairedWith: alias.pairedWith,
  };
}
