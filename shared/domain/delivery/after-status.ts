import { afterRefusal, withoutTimes } from '#domain/delivery/after-refusal.ts';
import type { ArrivalKind, Outbound } from '#domain/delivery/outbound.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What the channel says of a message that it took. Holds nobody's number. */
export interface DeliveryStatus {
  /** The channel's id of the send. */
  readonly channelId: string;
  /** Our own id, where it came back. */
  readonly outboundId?: string;
  readonly at: Instant;
  readonly word: { readonly kind: ArrivalKind } | ({ readonly kind: 'failed' } & Refusal);
}

export type AfterStatus =
  | { readonly kind: 'changed'; readonly after: Outbound }
  | { readonly kind: 'unchanged'; readonly why: 'repeated' | 'overtaken' | 'other-send' }
  /** It came while the send itself is still being noted: to be looked at again when that is done. */
  | { readonly kind: 'early' };

const rank: Readonly<Record<ArrivalKind, number>> = { sent: 1, delivered: 2, read: 3 };

/**
 * The message after a status. Statuses come twice, late and in any order: one that tells less than what is known
 * changes nothing, and what has arrived stays so.
 */
export function afterStatus(
  outbound: Outbound,
  { channelId, at, word }: DeliveryStatus,
  now: Instant,
  random: number,
): AfterStatus {
  const isOtherSend = outbound.state === 'sent' && outbound.channelId !== channelId;
  if (isOtherSend) return { kind: 'unchanged', why: 'other-send' };
  const wasRefused = outbound.refusedIds?.includes(channelId) ?? false;
  if (word.kind === 'failed') {
    if (wasRefused) return { kind: 'unchanged', why: 'repeated' };
    if (outbound.state === 'sending') return { kind: 'early' };
    const isOpen = outbound.state === 'ambiguous' || outbound.state === 'sent';
    // Where another send has been arranged, or all was given up, this one's failure says nothing new.
    if (!isOpen || hasArrived(outbound)) return { kind: 'unchanged', why: 'overtaken' };
    const { channelId: _, status: _status, ...rest } = outbound;
    const refusedIds = [...(outbound.refusedIds ?? []), channelId];
    return { kind: 'changed', after: afterRefusal({ ...rest, refusedIds }, word, now, random) };
  }
  // "Sent" of what was refused afterwards comes late; "delivered" would be proof all the same.
  if (wasRefused && word.kind === 'sent') return { kind: 'unchanged', why: 'overtaken' };
  if (outbound.state === 'sent' && outbound.status !== undefined) {
    if (rank[word.kind] === rank[outbound.status.kind]) {
      return { kind: 'unchanged', why: 'repeated' };
    }
    if (rank[word.kind] < rank[outbound.status.kind]) {
      return { kind: 'unchanged', why: 'overtaken' };
    }
  }
  const status = { kind: word.kind, at };
  return {
    kind: 'changed',
    after: { ...withoutTimes(outbound), state: 'sent', channelId, status },
  };
}

function hasArrived({ status }: Outbound): boolean {
  return status !== undefined && status.kind !== 'sent';
}
