import { markOf } from '#domain/conversation/message.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { toCalendar } from '#domain/delivery/transitions.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

export interface Undelivered {
  /** The message as it is to be written. */
  readonly message: Outbound;
  /** Word to the owner about it, to be written with it. */
  readonly word?: Outbound;
}

/**
 * What follows from a message that its reader will not have, or not before they write again: of a client's the owner is
 * told. A word to herself that her channel did not take stands in her calendar instead, and so does any word where her
 * number is not known.
 */
export function undelivered(
  message: Outbound,
  studio: Pick<Studio, 'ownerWhatsapp'>,
  freshId: string,
  now: Instant,
): Undelivered {
  const isLost = message.state === 'failed';
  if (!isLost && message.waitsFor === undefined) return { message };
  if (message.audience === 'owner') {
    return { message: message.by === 'calendar' ? message : toCalendar(message, now) };
  }
  const { clientId } = message;
  const body = isLost ? wordsOfLoss(message) : wordsOfWaiting(message);
  const about = { id: freshId, clientId, cause: message.id, ...markOf(message) };
  return { message, word: wordToOwner(studio, { ...about, body }, now) };
}

/** What of it her calendar has to say. */
export function saidByCalendar({ message, word }: Undelivered): Outbound | undefined {
  return [message, word].find((one) => one?.by === 'calendar' && one.state === 'waiting');
}

/** A word to the owner that waits to be sent at once: on her number or, where there is none, in her calendar. */
export function wordToOwner(
  { ownerWhatsapp: phone }: Pick<Studio, 'ownerWhatsapp'>,
  told: Pick<Outbound, 'id' | 'clientId' | 'cause' | 'mark'> & { readonly body: string },
  now: Instant,
): Outbound {
  const { body, ...about } = told;
  return {
    ...about,
    audience: 'owner',
    to: phone === undefined ? {} : { phone },
    message: { body },
    ...(phone === undefined ? { by: 'calendar' } : {}),
    ...{ state: 'waiting', dueAt: now, leaseUntil: now, attempts: 0, createdAt: now },
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
