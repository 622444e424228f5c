import * as z from 'zod/mini';
import { digestId } from '#adapters/identity/digest-id.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import { phoneOf } from './phone-of.ts';
import { identifier, messageSchema, optionalIdentifier } from './webhook-schema.ts';

const systemSchema = z.object({
  system: z.object({
    type: z.enum(['user_changed_number', 'user_changed_user_id']),
    wa_id: optionalIdentifier,
    user_id: optionalIdentifier,
  }),
});

/** A system message that tells of a new number or id; undefined: one that tells of something else, or of nobody. */
export function readSystemNote(json: unknown): IdentityNote | undefined {
  const message = messageSchema.safeParse(json).data;
  const system = systemSchema.safeParse(json).data?.system;
  if (message === undefined || system === undefined) return undefined;
  // The number that such a message comes from is the old one; whether the id beside it is, too, is not said.
  const { from, from_user_id: fromUserId } = message;
  const userId = fromUserId === system.user_id ? undefined : fromUserId;
  const waId = system.type === 'user_changed_number' ? system.wa_id : (system.wa_id ?? from);
  return noteOf(message.id, known(from, userId), known(waId, system.user_id));
}

const updatesSchema = z.object({ user_id_update: z.array(z.unknown()) });

const updateSchema = z.object({
  wa_id: optionalIdentifier,
  user_id: z.object({ previous: identifier, current: identifier }),
});

/** What a change of the field `user_id_update` tells of; undefined for each that cannot be read. */
export function readUserIdUpdates(value: unknown): readonly (IdentityNote | undefined)[] {
  const updates = updatesSchema.safeParse(value).data?.user_id_update ?? [undefined];
  return updates.map((json) => {
    const update = updateSchema.safeParse(json).data;
    if (update === undefined) return undefined;
    const { previous, current } = update.user_id;
    // It has no id of its own: the same said again is the same.
    const id = `identity.${digestId(`${previous} ${current}`)}`;
    return noteOf(id, known(undefined, previous), known(update.wa_id, current));
  });
}

function known(waId: string | undefined, userId: string | undefined): IdentityNote['current'] {
  const phone = phoneOf(waId);
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(userId === undefined ? {} : { userId }),
  };
}

function noteOf(
  id: string,
  sender: IdentityNote['sender'],
  current: IdentityNote['current'],
): IdentityNote | undefined {
  const isEmpty = [sender, current].some((one) => Object.keys(one).length === 0);
  return isEmpty ? undefined : { kind: 'identity-note', id, sender, current };
}
