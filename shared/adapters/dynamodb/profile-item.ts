import * as z from 'zod/mini';
import type { Profile } from '#domain/client/client.ts';
import { isoFromInstant } from '#domain/time/instant.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import { alwaysRelevant, type TableKeys } from './table-keys.ts';

const profileSchema = z.pipe(
  z.object({
    entity: z.literal('profile'),
    clientId: z.string(),
    name: z.exactOptional(z.string()),
    language: z.exactOptional(z.enum(['en', 'id'])),
    aliases: z.array(z.object({ kind: z.enum(['user-id', 'phone']), value: z.string() })),
    createdAt: storedInstantSchema,
    mark: z.exactOptional(z.string()),
  }),
  z.transform(({ entity: _, ...profile }): Profile => profile),
);

/** @throws CoreSyncError `store.corrupt` */
export function readProfile(item: StoredItem): Profile {
  return readItem(profileSchema, 'profile', item);
}

const namedSchema = z.object({ name: z.string() });

/**
 * The client's name, if there is one, whatever else of the item cannot be read: one client's fault must not keep the
 * calendar of all from being written and pulled.
 */
export function nameInProfile(item: StoredItem | undefined): string | undefined {
  return namedSchema.safeParse(item).data?.name;
}

export function profileItem(keys: TableKeys, profile: Profile) {
  return {
    ...keys.profile(profile.clientId),
    entity: 'profile',
    clientId: profile.clientId,
    name: profile.name,
    language: profile.language,
    aliases: profile.aliases.map(({ kind, value }) => ({ kind, value })),
    createdAt: isoFromInstant(profile.createdAt),
    mark: profile.mark,
    relevantUntil: alwaysRelevant.profile,
  };
}
