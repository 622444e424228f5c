import type { BookingChange } from '#domain/booking/booking.ts';
import { identifyClient } from '#domain/client/identify-client.ts';
import { decideBeyond } from '#domain/conversation/decide-beyond.ts';
import type { Decision } from '#domain/conversation/decision.ts';
import { erasedDecision } from '#domain/conversation/handle-erasure.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { countMessage } from '#domain/conversation/message-rate.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import { stateAt } from '#domain/conversation/turn-context.ts';
import type { OutboundState } from '#domain/delivery/outbound.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Reading } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { Messenger } from '#ports/messenger.ts';
import type { ClientRecord, InboundRecord, TurnStore, UnitOfWork } from '#ports/turn-store.ts';
import type { TurnTrace } from '#ports/turn-trace.ts';
import { createDecideTurn } from '#use-cases/decide-turn.ts';
import type { DeliverReply } from '#use-cases/deliver-reply.ts';
import { eraseClient } from '#use-cases/erase-client.ts';
import type { createReadWords, WordsRead } from '#use-cases/read-words.ts';
import { unitOfTurn } from '#use-cases/unit-of-turn.ts';

/** How often a decision is made anew because the facts changed under it. */
const decisionAttemptsMax = 5;
/** A message that comes later than this changes nothing: its "tomorrow" may be over. */
const lateMinutes = 10;
const choiceKeyCharacters = 12;
/** One that waited is sent within the function's time, beside the reply and a word to the owner. */
const releasedPerTurnMax = 1;

export interface HandleMessageDeps {
  readonly studio: Studio;
  readonly turns: TurnStore;
  readonly messenger: Pick<Messenger, 'showTyping'>;
  readonly deliver: DeliverReply;
  readonly readWords: ReturnType<typeof createReadWords>;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Default: nobody watches. */
  readonly trace?: TurnTrace;
}

export interface Handled {
  /** `decided-before`, or the name of the decision. */
  readonly decision: string;
  readonly clientId?: string;
  readonly words?: WordsRead;
  readonly delivery?: OutboundState;
}

/**
 * Takes one message through claim, know, read, resolve, decide, commit and send. Safe to repeat: a message that
 * was decided before is only seen to.
 * @throws CoreSyncError `turn.undecided` (retryable) when the facts keep changing; `store.*` as the store does.
 */
export function createHandleMessage(deps: HandleMessageDeps) {
  const { turns, clock, ids, studio, trace = () => {} } = deps;
  const decideTurn = createDecideTurn(turns, studio);

  return async function handleMessage(message: InboundMessage): Promise<Handled> {
    let words: WordsRead | undefined;
    for (let attempt = 1; attempt <= decisionAttemptsMax; attempt += 1) {
      const recall = await turns.recall(message.id, message.sender);
      trace(message, { kind: 'recalled', decidedBefore: recall.decided !== undefined });
      if (recall.decided) {
        await seeToDecided(deps, recall.decided);
        return { decision: 'decided-before' };
      }
      const identity = identifyClient(message.sender, recall, ids.next());
      const client = identity.isNew
        ? unknownClient
        : await turns.loadClient(identity.clientId, clock.now());
      const counted = countOf(message, client, studio);
      const before = stateBefore(message, client);
      trace(message, { kind: 'known', state: before });
      // Read once, however often the decision is made: the model is asked once a message.
      if (counted.verdict === 'within') words ??= await readWords(message, before, client);
      if (words) trace(message, { kind: 'read', ...words });
      const decided =
        decideBeyond(counted, before) ??
        (await decideTurn({
          message,
          client,
          state: { ...before, language: languageOf(words?.reading, client, before) },
          ...(words ? { reading: words.reading } : {}),
          isLate: isLate(message, client, clock.now()),
          choiceKey: ids.next().slice(0, choiceKeyCharacters),
        }));
      const decision = { ...decided, state: { ...decided.state, rate: counted.rate } };
      trace(message, { kind: 'decided', decision });
      const at = clock.now();
      const freshId = () => ids.next();
      const unit = unitOfTurn({ message, identity, client, decision, at, freshId }, studio);
      const ahead = await commitAhead(unit.changes, at);
      const { kind } = ahead ? await turns.commit(lastOf(unit)) : { kind: 'stale' as const };
      trace(message, { kind: 'committed', outcome: kind, unit });
      // Anything else: decided by a rival, or facts that changed. Both are seen on a fresh look.
      if (kind !== 'committed') continue;
      const delivery = await sendAll(deps, message, unit, client, decision);
      return {
        decision: decision.name,
        clientId: identity.clientId,
        ...(words ? { words } : {}),
        ...(delivery ? { delivery } : {}),
      };
    }
    throw new CoreSyncError('turn.undecided', 'the facts changed under every decision', {
      retryable: true,
    });
  };

  /**
   * Several cancellations are a transaction each, for together they may outgrow one; the last goes with the turn.
   * A crash in between leaves the question open: a repeated delivery goes on with what is left and tells of all.
   */
  async function commitAhead(changes: readonly BookingChange[], at: Instant): Promise<boolean> {
    for (const change of aheadOf(changes)) {
      const { kind } = await turns.commit({ at, changes: [change] });
      if (kind !== 'committed') return false;
    }
    return true;
  }

  async function readWords(
    message: InboundMessage,
    state: ConversationState,
    client: ClientRecord,
  ): Promise<WordsRead | undefined> {
    const { content, sender } = message;
    if (content.kind !== 'text') return undefined;
    const profileName = sender.name ?? client.profile?.name;
    const words = { text: content.text, state, profileName, sentAt: message.sentAt };
    return deps.readWords(words, (until) => deps.messenger.showTyping(message.id, until));
  }
}

function isLate(message: InboundMessage, client: ClientRecord, now: Instant): boolean {
  const lastSentAt = client.conversation.state?.lastSentAt ?? 0;
  return now - message.sentAt > lateMinutes * minuteMs || message.sentAt < lastSentAt;
}

function countOf({ sentAt }: InboundMessage, { conversation }: ClientRecord, studio: Studio) {
  return countMessage(conversation.state?.rate, sentAt, studio.messageLimits);
}

/** Sends what was committed, and says how the reply fared, if one was owed. */
async function sendAll(
  { turns, clock, deliver, trace = () => {} }: HandleMessageDeps,
  message: InboundMessage,
  { turn }: UnitOfWork,
  { heldMessages = [] }: ClientRecord,
  { erases }: Decision,
): Promise<OutboundState | undefined> {
  const erase = async () => {
    if (erases && turn) await eraseClient(turns, turn.inbound.clientId, clock.now());
  };
  // Gone before it is said to be gone; then what was said goes too.
  await erase();
  const delivery = turn?.outbound ? (await deliver.sendNow(turn.outbound)).state : undefined;
  if (delivery) trace(message, { kind: 'sent', delivery });
  if (turn?.notice && turn.notice.by !== 'calendar') await deliver.sendNow(turn.notice);
  await erase();
  // In writing they have opened the window again. What is not released now is so at their next message.
  for (const held of heldMessages.slice(0, releasedPerTurnMax)) await deliver.release(held);
  return delivery;
}

/** What a rival or an earlier delivery decided is seen through. */
async function seeToDecided(
  { turns, clock, deliver }: HandleMessageDeps,
  { clientId, decision, outboundId }: InboundRecord,
): Promise<void> {
  const erases = decision === erasedDecision;
  if (erases) await eraseClient(turns, clientId, clock.now());
  if (outboundId) await deliver.resume(outboundId);
  if (erases) await eraseClient(turns, clientId, clock.now());
}

/** All but the last of several cancellations or takings back; of anything else nothing: it holds whole or not at all. */
function aheadOf(changes: readonly BookingChange[]): readonly BookingChange[] {
  const cancels = changes.every((change) => change.after.status === 'cancelled');
  const restores = changes.every((change) => change.before?.status === 'cancelled');
  return cancels || restores ? changes.slice(0, -1) : [];
}

function lastOf(unit: UnitOfWork): UnitOfWork {
  return { ...unit, changes: unit.changes.slice(aheadOf(unit.changes).length) };
}

/** The client's last language; a word or two in the other one do not change that of a known client. */
function languageOf(
  reading: Reading | undefined,
  client: ClientRecord,
  before: ConversationState,
): ConversationState['language'] {
  const isKnown = client.conversation.state !== undefined;
  if (!reading?.language || (isKnown && !reading.languageIsSure)) return before.language;
  return reading.language;
}

const unknownClient: ClientRecord = { conversation: { revision: 0 }, bookings: [] };

/** What stands before the message is read: the conversation so far, in the language last spoken. */
function stateBefore(message: InboundMessage, client: ClientRecord): ConversationState {
  const stored = client.conversation.state;
  const language = stored?.language ?? client.profile?.language ?? 'id';
  return stateAt(stored, message.sentAt, language);
}
