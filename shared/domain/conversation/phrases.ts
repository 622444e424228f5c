import type { Choice } from '#domain/conversation/message.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { Studio } from '#domain/studio/studio.ts';

export interface RenderedPart {
  readonly body: string;
  readonly choices?: readonly Choice[];
}

/** One language's words for everything that CoreSync says. */
export interface Phrases {
  /** The words on the button that opens a list, at most 20 characters. */
  readonly menuLabel: string;
  render(reply: Reply, studio: Studio): RenderedPart;
}
