import type { Profile } from '#domain/client/client.ts';
import { markOf } from '#domain/conversation/message.ts';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import {
  type OwnerChange,
  stateAfterWord,
  templateOf,
} from '#domain/conversation/word-of-owner.ts';
import { heldForClientMs } from '#domain/delivery/after-refusal.ts';
import { messageForm } from '#domain/delivery/message-form.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { ClientRecord, UnitOfWork } from '#ports/turn-store.ts';

export interface WordFacts {
  readonly studio: Studio;
  readonly clientId: string;
  readonly client: ClientRecord;
  readonly change: OwnerChange;
  readonly cause: string;
  readonly now: Instant;
  readonly outboundId: string;
}

export interface WordToClient {
  readonly word: NonNullable<UnitOfWork['word']>;
  /** It goes out. Otherwise the client is told when they write again. */
  readonly isTold: boolean;
}

/** What is committed with a change of the owner's, so that its client hears of it; undefined: there is no address. */
export function wordToClient(facts: WordFacts): WordToClient | undefined {
  const { studio, clientId, client, change, cause, now, outboundId } = facts;
  const to = addressOf(client.profile);
  if (to === undefined) return undefined;
  const { revision, state } = client.conversation;
  const language = state?.language ?? client.profile?.language ?? 'id';
  const rendered = renderReplies([change], language, studio);
  if (rendered === undefined) return undefined;
  const template =
    change.kind === 'owner-moved' ? studio.templates.moved : studio.templates.cancelled;
  const form = messageForm(now, state?.lastSentAt, template);
  const message =
    form.kind === 'template'
      ? { body: rendered.body, template: templateOf(change, form.template, studio) }
      : rendered;
  const isHeld = form.kind === 'held';
  const outbound: Outbound = {
    ...{ id: outboundId, audience: 'client', clientId, cause, to, message },
    ...markOf(client.profile ?? {}),
    ...{ state: 'waiting', leaseUntil: now, attempts: 0, createdAt: now },
    ...(isHeld ? { waitsFor: 'client', dueAt: now + heldForClientMs } : { dueAt: now }),
  };
  const after = stateAfterWord(state, change, { now, language });
  const conversation =
    after === undefined || after === state
      ? {}
      : { conversation: { clientId, readRevision: revision, state: after } };
  return { word: { ...conversation, messages: [outbound] }, isTold: !isHeld };
}

/** As the client was last known: the newest of each kind comes first. */
function addressOf(profile: Profile | undefined): Outbound['to'] | undefined {
  const phone = profile?.aliases.find(({ kind }) => kind === 'phone')?.value;
  const userId = profile?.aliases.find(({ kind }) => kind === 'user-id')?.value;
  if (phone === undefined && userId === undefined) return undefined;
  return {
    ...(phone === undefined ? {} : { phone }),
    ...(userId === undefined ? {} : { userId }),
  };
}
