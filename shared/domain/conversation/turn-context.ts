import type { Booking } from '#domain/booking/booking.ts';
import type { TurnContext } from '#domain/conversation/decision.ts';
import type { Language } from '#domain/conversation/language.ts';
import { offeredBefore } from '#domain/conversation/offered-slots.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import { Availability, type BusyByDate, type Unread } from '#domain/schedule/availability.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** After this much silence what was asked and drafted is forgotten. */
export const conversationMinutes = 30;

/** The state as it counts for a message: what expired is dropped, a new client begins afresh. */
export function stateAt(
  stored: ConversationState | undefined,
  sentAt: Instant,
  language: Language,
): ConversationState {
  if (!stored) return { language, lastSentAt: sentAt, misunderstood: 0, explained: [] };
  const lastAt = Math.max(stored.lastSentAt, stored.askedAt ?? stored.lastSentAt);
  if (sentAt - lastAt <= conversationMinutes * minuteMs) return { ...stored, language };
  return {
    language,
    lastSentAt: stored.lastSentAt,
    ...(stored.lastAction ? { lastAction: stored.lastAction } : {}),
    ...(stored.undos ? { undos: stored.undos } : {}),
    ...offeredBefore(stored),
    ...(stored.standing ? { standing: stored.standing } : {}),
    ...(stored.draft ? { lapsed: stored.draft } : {}),
    misunderstood: 0,
    explained: [],
  };
}

export interface TurnFacts {
  readonly studio: Studio;
  readonly busy: BusyByDate;
  readonly unread: Unread;
  readonly sentAt: Instant;
  readonly state: ConversationState;
  readonly bookings: readonly Booking[];
  /** An unguessable word that the ids of this turn's choices begin with. */
  readonly choiceKey: string;
}

/** Puts together what a decision depends on. */
export function turnContext(facts: TurnFacts): TurnContext {
  const { studio, sentAt, state, bookings, choiceKey } = facts;
  const byStart = [...bookings].sort((a, b) => a.startsAt - b.startsAt);
  return {
    studio,
    availability: new Availability(studio, sentAt, facts.busy, facts.unread),
    sentAt,
    today: wallClockAt(studio.zone, sentAt).date,
    language: state.language,
    state,
    bookings: byStart.filter((one) => one.status === 'confirmed' && one.startsAt > sentAt),
    cancelled: byStart.filter((one) => one.status === 'cancelled'),
    choiceId: (index) => `${choiceKey}.${index + 1}`,
  };
}
