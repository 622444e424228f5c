import type { Alias, AliasKey } from '#domain/client/client.ts';
import type { Sender } from '#domain/conversation/message.ts';

export interface Identity {
  readonly clientId: string;
  readonly isNew: boolean;
  /** Aliases to be written, each with what was read under its key. */
  readonly aliases: readonly { readonly alias: Alias; readonly before?: Alias }[];
}

/**
 * Whose message it is. The business-scoped id decides where there is one: phone numbers are recycled, so a known
 * phone that comes with another id is another person. A phone alone is believed.
 */
export function identifyClient(
  sender: Sender,
  known: { readonly userIdAlias?: Alias; readonly phoneAlias?: Alias },
  freshId: string,
): Identity {
  const { userIdAlias, phoneAlias } = known;
  const { userId, phone } = sender;
  const isSamePerson =
    phoneAlias && (userId === undefined || (phoneAlias.pairedWith ?? userId) === userId);
  const clientId =
    userIdAlias?.clientId ?? (isSamePerson ? phoneAlias.clientId : undefined) ?? freshId;
  const isNew = clientId === freshId;
  const aliases: { alias: Alias; before?: Alias }[] = [];
  if (userId !== undefined && !userIdAlias) {
    aliases.push({ alias: { kind: 'user-id', value: userId, clientId } });
  }
  const pairing = userId ?? phoneAlias?.pairedWith;
  const isPhoneRight = phoneAlias?.clientId === clientId && phoneAlias.pairedWith === pairing;
  if (phone !== undefined && !isPhoneRight) {
    const alias: Alias = {
      kind: 'phone',
      value: phone,
      clientId,
      ...(pairing ? { pairedWith: pairing } : {}),
    };
    aliases.push(phoneAlias ? { alias, before: phoneAlias } : { alias });
  }
  return { clientId, isNew, aliases };
}

/** The aliases of a sender as a profile keeps them, newest knowledge first, each once. */
export function aliasKeys(sender: Sender, before: readonly AliasKey[]): AliasKey[] {
  const keys: AliasKey[] = [
    ...(sender.userId === undefined ? [] : [{ kind: 'user-id' as const, value: sender.userId }]),
    ...(sender.phone === undefined ? [] : [{ kind: 'phone' as const, value: sender.phone }]),
  ];
  const rest = before.filter(
    (old) => !keys.some((key) => key.kind === old.kind && key.value === old.value),
  );
  return [...keys, ...rest];
}
