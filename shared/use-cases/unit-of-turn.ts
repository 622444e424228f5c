import type { Profile } from '#domain/client/client.ts';
import type { Identity } from '#domain/client/identify-client.ts';
import { profileOfSender } from '#domain/client/profile-of-sender.ts';
import type { Decision } from '#domain/conversation/decision.ts';
import { type InboundMessage, markOf, type OutboundMessage } from '#domain/conversation/message.ts';
import { renderOwnerNotice } from '#domain/conversation/owner-notice.ts';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { wordToOwner } from '#domain/delivery/undelivered.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { ClientRecord, UnitOfWork } from '#ports/turn-store.ts';
import { changesOf } from '#use-cases/apply-effects.ts';
import { leaseMs } from '#use-cases/deliver-reply.ts';

export interface DecidedTurn {
  readonly message: InboundMessage;
  readonly identity: Identity;
  readonly client: ClientRecord;
  readonly decision: Decision;
  readonly at: Instant;
  readonly freshId: () => string;
}

/** Everything that a decision changes, as the one unit that is written whole or not at all. */
export function unitOfTurn(turn: DecidedTurn, studio: Studio): UnitOfWork {
  const { message, identity, client, decision, at, freshId } = turn;
  const { clientId } = identity;
  const changes = changesOf(decision.effects, {
    studio,
    clientId,
    at,
    cause: message.id,
    freshId,
  });
  const outbound = replyOf(turn, studio);
  const notice = noticeOf(turn, studio);
  const profile = profileOf(turn);
  return {
    at,
    changes,
    turn: {
      inbound: {
        id: message.id,
        clientId,
        decidedAt: at,
        decision: decision.name,
        ...(outbound ? { outboundId: outbound.id } : {}),
      },
      conversation: {
        readRevision: client.conversation.revision,
        state: withMadeIds(
          decision.state,
          changes.flatMap((change) => (change.before ? [] : [change.after.id])),
        ),
      },
      ...(profile ? { client: { profile, aliases: identity.aliases } } : {}),
      ...(outbound ? { outbound } : {}),
      ...(notice ? { notice } : {}),
      ...(decision.erases ? { erases: true } : {}),
    },
  };
}

function replyOf(turn: DecidedTurn, studio: Studio): Outbound | undefined {
  const { message, decision } = turn;
  const rendered = renderReplies(decision.replies, decision.state.language, studio);
  if (!rendered) return undefined;
  const { phone, userId } = message.sender;
  const to = {
    ...(phone === undefined ? {} : { phone }),
    ...(userId === undefined ? {} : { userId }),
  };
  return outboundTo(turn, 'client', to, rendered);
}

/** Word to the owner, where the decision asks for it: on her number or, where there is none, in her calendar. */
function noticeOf(turn: DecidedTurn, studio: Studio): Outbound | undefined {
  const { ownerNotice } = turn.decision;
  if (!ownerNotice) return undefined;
  const body = renderOwnerNotice(ownerNotice, turn.message.sender);
  if (studio.ownerWhatsapp === undefined) {
    const { identity, message, at } = turn;
    const about = { id: turn.freshId(), clientId: identity.clientId, cause: message.id };
    return wordToOwner(studio, { ...about, ...markOf(message), body }, at);
  }
  return outboundTo(turn, 'owner', { phone: studio.ownerWhatsapp }, { body });
}

/** A message whose lease is ours from its commit on. */
function outboundTo(
  turn: DecidedTurn,
  audience: Outbound['audience'],
  to: Outbound['to'],
  message: OutboundMessage,
): Outbound {
  const { at } = turn;
  return {
    id: turn.freshId(),
    audience,
    clientId: turn.identity.clientId,
    cause: turn.message.id,
    ...markOf(turn.message),
    to,
    message,
    state: 'sending',
    leaseUntil: at + leaseMs,
    attempts: 1,
    createdAt: at,
  };
}

/** The ids of bookings are given when they are made; the state learns them here. */
function withMadeIds(state: ConversationState, made: readonly string[]): ConversationState {
  const last = state.lastAction;
  if (last?.kind !== 'booked' || last.bookingIds.length > 0) return state;
  return { ...state, lastAction: { ...last, bookingIds: [...made] } };
}

/** The profile is written when the client is new or something in it changed. */
function profileOf({ message, identity, client, decision, at }: DecidedTurn): Profile | undefined {
  const before = client.profile;
  const { language } = decision.state;
  const profile = { ...profileOfSender(message, identity.clientId, at, before), language };
  const isSame =
    before?.name === profile.name && before?.language === language && before?.mark === profile.mark;
  return before && isSame && identity.aliases.length === 0 ? undefined : profile;
}
