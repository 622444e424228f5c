import type { Decision } from '#domain/conversation/decision.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import type { OutboundState } from '#domain/delivery/outbound.ts';
import type { Reading } from '#domain/intent/reading.ts';
import type { ModelAnswer } from '#ports/language-model.ts';
import type { CommitOutcome, UnitOfWork } from '#ports/turn-store.ts';

/** A step of a message's way, told the moment it is done. */
export type TurnStep =
  | { readonly kind: 'recalled'; readonly decidedBefore: boolean }
  | { readonly kind: 'known'; readonly state: ConversationState }
  /** `reading` is acted on; it was made of the other two. */
  | {
      readonly kind: 'read';
      readonly reading: Reading;
      readonly grammar: Reading;
      readonly model?: ModelAnswer;
    }
  | { readonly kind: 'decided'; readonly decision: Decision }
  | {
      readonly kind: 'committed';
      readonly outcome: CommitOutcome['kind'];
      readonly unit: UnitOfWork;
    }
  | { readonly kind: 'sent'; readonly delivery: OutboundState };

/**
 * Shows a turn to who watches while it happens, such as the page of the local stack. It holds the client's words: what
 * hears it must be on the same machine, and must not log it. Never throws; costs next to nothing while nobody listens.
 */
export type TurnTrace = (message: InboundMessage, step: TurnStep) => void;
