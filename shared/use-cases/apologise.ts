import { identifyClient } from '#domain/client/identify-client.ts';
import { profileOfSender } from '#domain/client/profile-of-sender.ts';
import { type InboundMessage, markOf } from '#domain/conversation/message.ts';
import { renderInEveryLanguage } from '#domain/conversation/render-reply.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { type DeliverReply, leaseMs } from '#use-cases/deliver-reply.ts';

export interface ApologiseDeps {
  readonly studio: Studio;
  readonly turns: Pick<TurnStore, 'recall' | 'commit'>;
  readonly deliver: Pick<DeliverReply, 'sendNow'>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** `decided`: it was decided or apologised for before. */
export type Apology = 'apologised' | 'decided';

/**
 * Tells a client that their message could not be handled. The apology is the message's decision, committed like any
 * other: it is said once, never of a message that was decided, and what was apologised for is not acted on later.
 * Nothing of the client is read but whom the message is from, because something else of theirs may be what is broken.
 * @throws CoreSyncError `store.*` as the store does.
 */
export function createApologise({ studio, turns, deliver, clock, ids }: ApologiseDeps) {
  return async function apologise(message: InboundMessage): Promise<Apology> {
    const recall = await turns.recall(message.id, message.sender);
    // Its reply, if one is owed, is seen to by housekeeping.
    if (recall.decided) return 'decided';
    const at = clock.now();
    const { clientId, isNew, aliases } = identifyClient(message.sender, recall, ids.next());
    const outbound = apologyTo(message, clientId, ids.next(), at, studio);
    const inbound = {
      id: message.id,
      clientId,
      decidedAt: at,
      decision: 'apologised',
      outboundId: outbound.id,
    };
    // Somebody who was not known is from here on: what they write next, and what they want erased, is theirs.
    const client = isNew ? { profile: profileOfSender(message, clientId, at), aliases } : undefined;
    const turn = { inbound, outbound, ...(client ? { client } : {}) };
    const { kind } = await turns.commit({ at, changes: [], turn });
    if (kind === 'already-decided') return 'decided';
    if (kind !== 'committed') throw new CoreSyncError('store.conflict', `apology: ${kind}`);
    await deliver.sendNow(outbound);
    return 'apologised';
  };
}

function apologyTo(
  message: InboundMessage,
  clientId: string,
  id: string,
  at: number,
  studio: Studio,
): Outbound {
  const { phone, userId } = message.sender;
  return {
    id,
    audience: 'client',
    clientId,
    cause: message.id,
    ...markOf(message),
    to: {
      ...(phone === undefined ? {} : { phone }),
      ...(userId === undefined ? {} : { userId }),
    },
    message: renderInEveryLanguage({ kind: 'apology' }, studio),
    state: 'sending',
    leaseUntil: at + leaseMs,
    attempts: 1,
    createdAt: at,
  };
}
