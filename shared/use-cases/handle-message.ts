import { aliasKeys, type Identity, identifyClient } from '#domain/client/identify-client.ts';
import { decide } from '#domain/conversation/decide.ts';
import { continued, type Decision } from '#domain/conversation/decision.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import { stateAt, turnContext } from '#domain/conversation/turn-context.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { minuteMs } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { Messenger } from '#ports/messenger.ts';
import type { ClientRecord, Recall, TurnStore, UnitOfWork } from '#ports/turn-store.ts';
import { changesOf } from '#use-cases/apply-effects.ts';
import { createBusyReader } from '#use-cases/busy-reader.ts';
import { type DeliverReply, leaseMs } from '#use-cases/deliver-reply.ts';
import type { WordsRead } from '#use-cases/read-words.ts';

/** How often a decision is made anew because the facts changed under it. */
const decisionAttemptsMax = 5;
/** A message that comes later than this changes nothing: its "tomorrow" may be over. */
const lateMinutes = 10;

export interface HandleMessageDeps {
  readonly studio: Studio;
  readonly turns: TurnStore;
  readonly messenger: Messenger;
  readonly deliver: DeliverReply;
  readonly readWords: (
    text: string,
    state: ConversationState,
    profileName: string | undefined,
    beforeModel: () => Promise<void>,
  ) => Promise<WordsRead>;
  readonly clock: Clock;
  readonly ids: IdSource;
}

export interface Handled {
  /** `decided-before`, or the name of the decision. */
  readonly decision: string;
  readonly clientId?: string;
  readonly words?: WordsRead;
  readonly delivery?: 'sent' | 'failed' | 'ambiguous';
}

/**
 * Takes one message through claim, know, read, resolve, decide, commit and send. Safe to repeat: a message that
 * was decided before is only seen to.
 * @throws CoreSyncError `turn.undecided` (retryable) when the facts keep changing; `store.*` as the store does.
 */
export function createHandleMessage(deps: HandleMessageDeps) {
  const { turns, clock, ids, deliver } = deps;

  return async function handleMessage(message: InboundMessage): Promise<Handled> {
    let words: WordsRead | undefined;
    for (let attempt = 1; attempt <= decisionAttemptsMax; attempt += 1) {
      const recall = await turns.recall(message.id, message.sender);
      if (recall.decided) return seeTo(recall.decided.outboundId);
      const identity = identifyClient(message.sender, recall, ids.next());
      const client = identity.isNew ? unknownClient : await turns.loadClient(identity.clientId, clock.now());
      const state = startingState(message, client, words?.reading.language);
      words ??= await readText(message, state, client);
      const turn = await decideTurn(message, client, { ...state, language: words?.reading.language ?? state.language }, words);
      const outcome = await commitTurn(message, identity, client, recall, turn);
      if (outcome.kind === 'committed') {
        const sent = outcome.outbound ? await deliver.sendNow(outcome.outbound) : undefined;
        return {
          decision: turn.name,
          clientId: identity.clientId,
          ...(words ? { words } : {}),
          ...(sent ? { delivery: sent } : {}),
        };
      }
      if (outcome.kind === 'already-decided') continue;
    }
    throw new CoreSyncError('turn.undecided', 'the facts changed under every decision', { retryable: true });
  };

  async function seeTo(outboundId: string | undefined): Promise<Handled> {
    if (outboundId) await deliver.resume(outboundId);
    return { decision: 'decided-before' };
  }

  async function readText(message: InboundMessage, state: ConversationState, client: ClientRecord) {
    if (message.content.kind !== 'text') return undefined;
    const name = message.sender.name ?? client.profile?.name;
    return deps.readWords(message.content.text, state, name, () => deps.messenger.showTyping(message.id));
  }

  /** Decides on what has been read; where the decision asks for days not read yet, reads them and decides again. */
  async function decideTurn(
    message: InboundMessage,
    client: ClientRecord,
    state: ConversationState,
    words: WordsRead | undefined,
  ): Promise<Decision> {
    const busy = createBusyReader(turns, deps.studio);
    const choiceKey = ids.next().slice(0, 12);
    for (let round = 1; ; round += 1) {
      const context = turnContext({
        studio: deps.studio,
        busy: busy.known,
        sentAt: message.sentAt,
        state,
        bookings: client.bookings,
        choiceKey,
      });
      const decision = decide(context, message.content, words?.reading);
      const { missing } = context.availability;
      if (missing.size === 0 || round > 3) {
        return isLate(message, client) && decision.effects.length > 0
          ? continued(context, 'late-message', [{ kind: 'old-message' }])
          : decision;
      }
      await busy.read([...missing]);
    }
  }

  function isLate(message: InboundMessage, client: ClientRecord): boolean {
    const lastSentAt = client.conversation.state?.lastSentAt ?? 0;
    return clock.now() - message.sentAt > lateMinutes * minuteMs || message.sentAt < lastSentAt;
  }

  async function commitTurn(
    message: InboundMessage,
    identity: Identity,
    client: ClientRecord,
    _recall: Recall,
    decision: Decision,
  ): Promise<{ kind: 'committed'; outbound?: Outbound } | { kind: 'again' | 'already-decided' }> {
    const now = clock.now();
    const { clientId } = identity;
    const changes = changesOf(decision.effects, {
      studio: deps.studio,
      clientId,
      at: now,
      cause: message.id,
      freshId: () => ids.next(),
    });
    const body = renderReplies(decision.replies, decision.state.language, deps.studio);
    const outbound: Outbound | undefined = body && {
      id: ids.next(),
      clientId,
      inboundId: message.id,
      to: addressOf(message),
      message: body,
      state: 'sending',
      leaseUntil: now + leaseMs,
      attempts: 1,
      createdAt: now,
    };
    const made = changes.map((change) => change.after.id);
    const profile = profileOf(message, identity, client, decision, now);
    const unit: UnitOfWork = {
      at: now,
      changes,
      turn: {
        inbound: {
          id: message.id,
          clientId,
          decidedAt: now,
          decision: decision.name,
          ...(outbound ? { outboundId: outbound.id } : {}),
        },
        conversation: {
          readRevision: client.conversation.revision,
          state: withMadeIds(decision.state, made),
        },
        ...(profile ? { client: { profile, aliases: identity.aliases } } : {}),
        ...(outbound ? { outbound } : {}),
      },
    };
    const outcome = await turns.commit(unit);
    switch (outcome.kind) {
      case 'committed':
        return { kind: 'committed', ...(outbound ? { outbound } : {}) };
      case 'already-decided':
        return { kind: 'already-decided' };
      case 'stale':
      case 'taken':
        return { kind: 'again' };
    }
  }
}

const unknownClient: ClientRecord = { conversation: { revision: 0 }, bookings: [] };

function startingState(
  message: InboundMessage,
  client: ClientRecord,
  language: ConversationState['language'] | undefined,
): ConversationState {
  const stored = client.conversation.state;
  const known = language ?? stored?.language ?? client.profile?.language ?? 'id';
  return stateAt(stored, message.sentAt, known);
}

/** The ids of bookings are given when they are made; the state learns them here. */
function withMadeIds(state: ConversationState, made: readonly string[]): ConversationState {
  const last = state.lastAction;
  if (last?.kind !== 'booked' || last.bookingIds.length > 0) return state;
  return { ...state, lastAction: { ...last, bookingIds: [...made] } };
}

function addressOf(message: InboundMessage): Outbound['to'] {
  const { phone, userId } = message.sender;
  return { ...(phone === undefined ? {} : { phone }), ...(userId === undefined ? {} : { userId }) };
}

/** The profile is written when the client is new or something in it changed. */
function profileOf(
  message: InboundMessage,
  identity: Identity,
  client: ClientRecord,
  decision: Decision,
  now: number,
) {
  const before = client.profile;
  const name = message.sender.name ?? before?.name;
  const { language } = decision.state;
  const isSame =
    before !== undefined &&
    before.name === name &&
    before.language === language &&
    identity.aliases.length === 0;
  if (isSame) return undefined;
  return {
    clientId: identity.clientId,
    ...(name === undefined ? {} : { name }),
    language,
    aliases: aliasKeys(message.sender, before?.aliases ?? []),
    createdAt: before?.createdAt ?? now,
  };
}
