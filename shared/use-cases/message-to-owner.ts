import type { OwnerWord } from '#domain/calendar/owner-word.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A message to the owner that waits to be sent at once; undefined where her number is not known. */
export function messageToOwner(
  { ownerWhatsapp }: Studio,
  told: {
    readonly id: string;
    readonly word: Pick<OwnerWord, 'cause'> & { readonly about: { readonly clientId: string } };
    readonly body: string;
    readonly at: Instant;
  },
): Outbound | undefined {
  if (ownerWhatsapp === undefined) return undefined;
  const { id, word, body, at } = told;
  return {
    id,
    audience: 'owner',
    clientId: word.about.clientId,
    cause: word.cause,
    to: { phone: ownerWhatsapp },
    message: { body },
    state: 'waiting',
    leaseUntil: at,
    attempts: 0,
    createdAt: at,
    dueAt: at,
  };
}
