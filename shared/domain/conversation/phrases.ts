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

/** What was done, or was left as it is: every time in it is a full one. */
export type OutcomeReply = Extract<
  Reply,
  {
    kind:
      | 'booked'
      | 'moved'
      | 'cancelled'
      | 'cancelled-all'
      | 'restored'
      | 'owner-moved'
      | 'owner-cancelled'
      | 'undo-late'
      | 'undo-nothing'
      | 'unchanged'
      | 'bookings'
      | 'no-bookings'
      | 'gone'
      | 'already-yours'
      | 'too-many'
      | 'inside-window';
  }
>;

/** What is asked, with answers to tap; `offer` has more to say and stands apart. */
export type QuestionReply = Extract<
  Reply,
  {
    kind:
      | 'ask-day'
      | 'ask-time'
      | 'confirm-slot'
      | 'which-day'
      | 'which-time'
      | 'which-booking'
      | 'confirm-cancel-all'
      | 'cancel-or-move'
      | 'which-intent';
  }
>;

/** About deleting a client's data. */
export type ErasureReply = Extract<
  Reply,
  { kind: 'confirm-delete-data' | 'data-deleted' | 'data-kept' }
>;

/** Everything else: plain words without choices. */
export type StatementReply = Exclude<
  Reply,
  OutcomeReply | QuestionReply | ErasureReply | Extract<Reply, { kind: 'offer' }>
>;

/** How many times a message lists at most; an interactive message holds 1,024 characters, a text 4,096. */
export const timesListedMax = { withChoices: 12, alone: 50 } as const;
