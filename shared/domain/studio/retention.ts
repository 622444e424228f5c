/** How long what a studio knows of its clients is kept, in days, where it is not kept for good. */
export interface Retention {
  /** Messages out, and which messages came in: more than the seven days for which WhatsApp repeats them. */
  readonly messages: number;
  /** After a client's last message. */
  readonly conversations: number;
  readonly logs: number;
}

export const defaultRetention: Retention = { messages: 8, conversations: 30, logs: 30 };
