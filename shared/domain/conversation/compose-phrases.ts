import type {
  ErasureReply,
  OutcomeReply,
  Phrases,
  QuestionReply,
  RenderedPart,
  StatementReply,
} from '#domain/conversation/phrases.ts';
import type { OfferReason, Reply, SlotChoice } from '#domain/conversation/reply.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** A language's words, by what a reply does. */
export interface PhraseParts {
  readonly menuLabel: string;
  offer(reason: OfferReason, choices: readonly SlotChoice[], studio: Studio): RenderedPart;
  question(reply: QuestionReply, studio: Studio): RenderedPart;
  outcome(reply: OutcomeReply, studio: Studio): RenderedPart;
  erasure(reply: ErasureReply, studio: Studio): RenderedPart;
  statement(reply: StatementReply, studio: Studio): string;
}

/** One language's phrases out of its parts: which part speaks is the same in every language. */
export function composePhrases(parts: PhraseParts): Phrases {
  return { menuLabel: parts.menuLabel, render: (reply, studio) => render(parts, reply, studio) };
}

function render(parts: PhraseParts, reply: Reply, studio: Studio): RenderedPart {
  switch (reply.kind) {
    case 'offer':
      return parts.offer(reply.reason, reply.choices, studio);
    case 'ask-day':
    case 'ask-time':
    case 'confirm-slot':
    case 'which-day':
    case 'which-time':
    case 'which-booking':
    case 'confirm-cancel-all':
    case 'cancel-or-move':
    case 'which-intent':
      return parts.question(reply, studio);
    case 'booked':
    case 'moved':
    case 'cancelled':
    case 'cancelled-all':
    case 'restored':
    case 'owner-moved':
    case 'owner-cancelled':
    case 'undo-late':
    case 'undo-nothing':
    case 'unchanged':
    case 'bookings':
    case 'no-bookings':
    case 'gone':
    case 'already-yours':
    case 'too-many':
    case 'inside-window':
      return parts.outcome(reply, studio);
    case 'confirm-delete-data':
    case 'data-deleted':
    case 'data-kept':
      return parts.erasure(reply, studio);
    default:
      return { body: parts.statement(reply, studio) };
  }
}
