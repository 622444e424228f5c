import type { Instant } from '#domain/time/instant.ts';

export interface PostedMessage {
  readonly at: Instant;
  /** The bytes that were signed, as text. */
  readonly body: string;
}

export interface PostedMessages {
  note(messageId: string, posted: PostedMessage): void;
  find(messageId: string): PostedMessage | undefined;
}

/** Older ones are forgotten: they are shown, not kept. */
const messagesMax = 500;

/** What the page posted to the webhook. */
export function createPostedMessages(): PostedMessages {
  const posted = new Map<string, PostedMessage>();
  return {
    note(messageId, message) {
      posted.set(messageId, message);
      const [oldest] = posted.keys();
      if (posted.size > messagesMax && oldest !== undefined) posted.delete(oldest);
    },
    find: (messageId) => posted.get(messageId),
  };
}
