import type { OutboundMessage, Sender } from '#domain/conversation/message.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';

export type SendOutcome =
  /** The channel took it. `channelId` is its id for the message. Taken is not delivered. */
  | { readonly kind: 'accepted'; readonly channelId: string }
  /** The channel refused it: it was not sent. */
  | ({ readonly kind: 'refused' } & Refusal)
  /** The request left and no answer came (time-out, reset, 5xx without a body): it may have been sent. */
  | { readonly kind: 'ambiguous'; readonly reason: string };

/** Sends replies to clients. Makes exactly one attempt a call: who retries, and when, is the caller's to decide. */
export interface Messenger {
  /**
   * `callbackId` (our outbound id) comes back in the channel's delivery statuses.
   * @throws CoreSyncError before anything was sent: `secret.*`, `message.invalid`.
   */
  send(to: Sender, message: OutboundMessage, callbackId: string): Promise<SendOutcome>;
  /**
   * Shows the client that an answer is coming and marks the message read, if that is done before `until` is aborted.
   * Never throws: it is a courtesy.
   */
  showTyping(inboundId: string, until: AbortSignal): Promise<void>;
}
