import type { Booking } from '#domain/booking/booking.ts';
import type { Language } from '#domain/conversation/language.ts';
import { offeredBefore } from '#domain/conversation/offered-slots.ts';
import type { OwnerNotice } from '#domain/conversation/owner-notice.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { ConversationState, Draft, LastAction, Question } from '#domain/conversation/state.ts';
import type { Availability, FreeSlot } from '#domain/schedule/availability.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A change of bookings that was decided on. Whether it holds is for the conditional write to say. */
export type Effect =
  | { readonly kind: 'book'; readonly slot: FreeSlot }
  | { readonly kind: 'move'; readonly booking: Booking; readonly slot: FreeSlot }
  | { readonly kind: 'cancel'; readonly booking: Booking }
  | { readonly kind: 'restore'; readonly booking: Booking };

/** What a message leads to, as data. */
export interface Decision {
  /** For people who look, such as `booked` or `asked-time`. */
  readonly name: string;
  readonly effects: readonly Effect[];
  /** Empty: nothing is said. */
  readonly replies: readonly Reply[];
  /** What the owner is told too, where her number is configured. */
  readonly ownerNotice?: OwnerNotice;
  readonly state: ConversationState;
  /** The client's data are to go as soon as this is committed. */
  readonly erases?: true;
}

/** Everything that a decision depends on. */
export interface TurnContext {
  readonly studio: Studio;
  readonly availability: Availability;
  /** When the client sent the message: relative words count from here. */
  readonly sentAt: Instant;
  /** The studio's date at `sentAt`. */
  readonly today: LocalDate;
  readonly language: Language;
  /** Fresh parts only: what expired has been dropped. */
  readonly state: ConversationState;
  /** The client's confirmed bookings that have not begun, by start. */
  readonly bookings: readonly Booking[];
  /** The client's bookings that were cancelled lately. */
  readonly cancelled: readonly Booking[];
  /** Makes the ids of this turn's choices: opaque, and good for this client's next answer only. */
  readonly choiceId: (index: number) => string;
}

export interface Outcome {
  readonly effects?: readonly Effect[];
  readonly replies: readonly Reply[];
  readonly question?: Question;
  readonly draft?: Draft;
  readonly lastAction?: LastAction;
  /** A cancellation that may be taken back by its id. */
  readonly undo?: Undo;
}

type Undo = NonNullable<ConversationState['undos']>[number];

const undosMax = 5;

/** Ends a turn: what is not asked or drafted anew is forgotten, the last action is kept until replaced. */
export function concluded(context: TurnContext, name: string, outcome: Outcome): Decision {
  const { state } = context;
  const lastAction = outcome.lastAction ?? state.lastAction;
  return {
    name,
    effects: outcome.effects ?? [],
    replies: outcome.replies,
    state: {
      language: context.language,
      lastSentAt: Math.max(state.lastSentAt, context.sentAt),
      ...(outcome.draft ? { draft: outcome.draft } : {}),
      ...(outcome.question ? { question: outcome.question } : {}),
      ...(lastAction ? { lastAction } : {}),
      ...undosOf(state, outcome.undo),
      ...(outcome.question === state.question && state.offered
        ? { offered: state.offered }
        : offeredBefore(state)),
      ...(state.standing ? { standing: state.standing } : {}),
      misunderstood: 0,
      explained: state.explained,
    },
  };
}

function undosOf(state: ConversationState, undo: Undo | undefined): { undos?: Undo[] } {
  const undos = [...(undo ? [undo] : []), ...(state.undos ?? [])].slice(0, undosMax);
  return undos.length > 0 ? { undos } : {};
}

/** As `concluded`, but what was asked and drafted stays open. */
export function continued(context: TurnContext, name: string, replies: readonly Reply[]): Decision {
  const { question, draft } = context.state;
  return concluded(context, name, {
    replies,
    ...(question ? { question } : {}),
    ...(draft ? { draft } : {}),
  });
}
