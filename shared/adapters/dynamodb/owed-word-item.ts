import * as z from 'zod/mini';
import { isoFromInstant } from '#domain/time/instant.ts';
import type { OwedWord } from '#ports/owed-words.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { storedInstantSchema } from './stored-instant.ts';
import type { ItemKey, TableKeys } from './table-keys.ts';

const owedWordSchema = z.pipe(
  z.object({
    entity: z.literal('owed-word'),
    bookingId: z.string(),
    clientId: z.string(),
    startsAt: storedInstantSchema,
    endsAt: storedInstantSchema,
    revision: z.int(),
  }),
  z.transform(({ entity: _, revision, ...about }): OwedWord => ({ about, revision })),
);

/** @throws CoreSyncError `store.corrupt` */
export function readOwedWord(item: StoredItem): OwedWord {
  return readItem(owedWordSchema, 'word that is owed', item);
}

export function owedWordKey(keys: TableKeys, { about, revision }: OwedWord): ItemKey {
  return keys.owedWord(about.bookingId, revision);
}

/** Names nobody: the client's name is looked up when she is told. */
export function owedWordItem(keys: TableKeys, word: OwedWord) {
  const { bookingId, clientId, startsAt, endsAt } = word.about;
  return {
    ...owedWordKey(keys, word),
    entity: 'owed-word',
    ...{ bookingId, clientId, revision: word.revision },
    startsAt: isoFromInstant(startsAt),
    endsAt: isoFromInstant(endsAt),
  };
}
