import type { Instant } from '#domain/time/instant.ts';

/** How a channel knows a person. At least one of the two is present; WhatsApp may hide the phone. */
export interface Sender {
  /** E.164 digits with a leading `+`. */
  readonly phone?: string;
  /** WhatsApp's business-scoped user id, such as `ID.1349…`. */
  readonly userId?: string;
  /** The profile name, as the person chose it. Never sent to the language model, never logged. */
  readonly name?: string;
}

export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A tap on a reply button or a list row; `id` is one we made. */
  | { readonly kind: 'choice'; readonly id: string; readonly title: string }
  /** A kind of message that cannot be read: `type` is the channel's word for it (`audio`, `image`, …). */
  | { readonly kind: 'unreadable'; readonly type: string };

/** A message from a client as the rest of CoreSync sees it: no channel past this point. */
export interface InboundMessage {
  /** The channel's id (WhatsApp: wamid); the key of "never twice". */
  readonly id: string;
  readonly sender: Sender;
  /** When the client sent it, by the channel's word. Relative words count from here. */
  readonly sentAt: Instant;
  readonly content: InboundContent;
  /** Names the sender in logs, where nothing else may: a keyed hash, made where the message came in. */
  readonly mark?: string;
}

/** The mark of whom a message is from, or about, for another that follows from it. */
export function markOf({ mark }: { readonly mark?: string }): { readonly mark?: string } {
  return mark === undefined ? {} : { mark };
}

/** Something to tap. Titles are at most 20 characters where there are up to three choices, else 24. */
export interface Choice {
  /** Opaque to the channel, at most 200 characters. */
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** A reply as data. The channel decides between buttons, a list and numbered text by what fits. */
export interface OutboundMessage {
  readonly body: string;
  readonly choices?: readonly Choice[];
  /** The words on the button that opens a list, at most 20 characters. */
  readonly menuLabel?: string;
  /** Sent in the words of an approved template instead; `body` is what it says, for people who look. */
  readonly template?: {
    readonly name: string;
    readonly language: string;
    /** What stands in its places, in order. */
    readonly parameters: readonly string[];
  };
}
