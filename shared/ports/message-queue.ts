import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';

/** Durable, ordered per client, each message id once within five minutes. */
export interface MessageQueue {
  /** Resolves when every message is stored durably. @throws CoreSyncError `queue.unavailable` when any is not. */
  enqueue(messages: readonly (InboundMessage | IdentityNote)[]): Promise<void>;
}
