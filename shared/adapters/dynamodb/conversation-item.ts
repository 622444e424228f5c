import * as z from 'zod/mini';
import { type ConversationState, conversationStateSchema } from '#domain/conversation/state.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { ClientRecord } from '#ports/turn-store.ts';
import { expiresAtSeconds } from './expiry.ts';
import { readItem, type StoredItem } from './read-item.ts';
import { alwaysRelevant, type TableKeys } from './table-keys.ts';

const conversationSchema = z.object({
  entity: z.literal('conversation'),
  revision: z.int().check(z.positive()),
  state: z.exactOptional(z.string()),
  /** In epoch seconds. */
  expiresAt: z.exactOptional(z.int()),
});

/**
 * Reads a conversation. A state that is broken, or of a shape that this version does not know, is no state: the
 * client is asked anew rather than left without an answer. Nor is one whose time is over, whether DynamoDB has come
 * to delete it or not. The revision is kept.
 * @throws CoreSyncError `store.corrupt` where even the revision cannot be read.
 */
export function readConversation(item: StoredItem, now: Instant): ClientRecord['conversation'] {
  const { revision, state, expiresAt } = readItem(conversationSchema, 'conversation', item);
  const isOver = expiresAt !== undefined && expiresAt * 1_000 <= now;
  const parsed = state === undefined || isOver ? undefined : parseState(state);
  return parsed === undefined ? { revision } : { revision, state: parsed };
}

/** The item at `revision`, written at `at`. */
export function conversationItem(
  keys: TableKeys,
  clientId: string,
  conversation: { readonly revision: number; readonly state: ConversationState },
  at: Instant,
) {
  return {
    ...keys.conversation(clientId),
    entity: 'conversation',
    revision: conversation.revision,
    state: JSON.stringify(conversation.state),
    updatedAt: isoFromInstant(at),
    relevantUntil: alwaysRelevant.conversation,
    expiresAt: expiresAtSeconds(at, keys.retention.conversations),
  };
}

function parseState(json: string): ConversationState | undefined {
  try {
    return conversationStateSchema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
