import { markOf } from '#domain/conversation/message.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

export interface Undelivered {
  /** `told`: by `word`. `unreached`: she was to be told and cannot be. `unconcerned`: there is nothing to tell. */
  readonly owner: 'told' | 'unreached' | 'unconcerned';
  readonly word?: Outbound;
}

/**
 * The word to the owner about a message that its client will not have, or not before they write again. Of a word to
 * herself that did not reach her nothing more can be said on the same channel.
 */
export function undelivered(
  message: Outbound,
  studio: Pick<Studio, 'ownerWhatsapp'>,
  freshId: string,
  now: Instant,
): Undelivered {
  const isLost = message.state === 'failed';
  if (!isLost && message.waitsFor === undefined) return { owner: 'unconcerned' };
  const phone = studio.ownerWhatsapp;
  if (message.audience === 'owner' || phone === undefined) return { owner: 'unreached' };
  return {
    owner: 'told',
    word: {
      id: freshId,
      audience: 'owner',
      clientId: message.clientId,
      cause: message.id,
      ...markOf(message),
      to: { phone },
      message: { body: isLost ? wordsOfLoss(message) : wordsOfWaiting(message) },
      state: 'waiting',
      dueAt: now,
      leaseUntil: now,
      attempts: 0,
      createdAt: now,
    },
  };
}

// In Indonesian and English at once: the owner's language is not known.

function wordsOfLoss(message: Outbound): string {
  const who = clientOf(message);
  return (
    `Balasan saya untuk ${who} tidak sampai di WhatsApp. Tolong dihubungi ya.\n` +
    `My reply to ${who} did not arrive on WhatsApp. Please contact them.`
  );
}

function wordsOfWaiting(message: Outbound): string {
  const who = clientOf(message);
  return (
    `${who} sudah lama tidak menulis, jadi WhatsApp belum mengirim pesan saya. Pesan itu dikirim begitu ada kabar lagi.\n` +
    `${who} has not written for a day, so WhatsApp holds my message back. It is sent when they write again.`
  );
}

function clientOf({ to }: Outbound): string {
  return to.phone ?? 'seorang klien / a client';
}
