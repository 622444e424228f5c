import type { Alias, AliasKey } from '#domain/client/client.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';

interface KnownAliases {
  readonly userIdAlias?: Alias;
  readonly phoneAlias?: Alias;
}

export interface AliasChange {
  readonly alias: Alias;
  readonly before?: Alias;
}

/** Whom a note is about; undefined: nobody whom we know. A phone counts only for the id that it was seen with. */
export function clientOfNote(
  { sender: { userId } }: IdentityNote,
  { userIdAlias, phoneAlias }: KnownAliases,
): string | undefined {
  if (userIdAlias !== undefined) return userIdAlias.clientId;
  const isTheirs = userId === undefined || (phoneAlias?.pairedWith ?? userId) === userId;
  return isTheirs ? phoneAlias?.clientId : undefined;
}

/**
 * What has to be written so that what a person is known by now means the client that they are; undefined: they have
 * written under it already, and are another client there. Two clients are never made one.
 */
export function followIdentity(
  { sender, current }: IdentityNote,
  clientId: string,
  { userIdAlias, phoneAlias }: KnownAliases,
): readonly AliasChange[] | undefined {
  if (userIdAlias !== undefined && userIdAlias.clientId !== clientId) return undefined;
  const { userId, phone } = current;
  const changes: AliasChange[] = [];
  if (userId !== undefined && userIdAlias === undefined) {
    changes.push({ alias: { kind: 'user-id', value: userId, clientId } });
  }
  if (phone === undefined) return changes;
  const isTheirs = phoneAlias?.clientId === clientId;
  const pairedBefore = isTheirs ? phoneAlias.pairedWith : undefined;
  // Paired with a third id: a later note came first.
  const isSettled = isTheirs && pairedBefore !== undefined && pairedBefore !== sender.userId;
  const pairing = userId ?? pairedBefore;
  if (isSettled || (isTheirs && pairedBefore === pairing)) return changes;
  const paired = pairing === undefined ? {} : { pairedWith: pairing };
  const alias: Alias = { kind: 'phone', value: phone, clientId, ...paired };
  changes.push(phoneAlias === undefined ? { alias } : { alias, before: phoneAlias });
  return changes;
}

/** Phones that are this client's no more: whoever is given one of them next is somebody else. */
export function phonesLeft(
  { sender, current }: IdentityNote,
  aliases: readonly AliasKey[],
): readonly string[] {
  const known = aliases.filter(({ kind }) => kind === 'phone').map(({ value }) => value);
  const left = new Set([
    ...(sender.phone === undefined ? [] : [sender.phone]),
    // Of a hidden phone nothing can be said to be another.
    ...(current.phone === undefined ? [] : known),
  ]);
  return [...left].filter((phone) => phone !== current.phone);
}
