import { decide } from '#domain/conversation/decide.ts';
import { continued, type Decision } from '#domain/conversation/decision.ts';
import { isResumed, withHalfDone } from '#domain/conversation/half-done.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import { turnContext } from '#domain/conversation/turn-context.ts';
import type { Reading } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { ClientRecord, TurnStore } from '#ports/turn-store.ts';
import { createBusyReader } from '#use-cases/busy-reader.ts';

/** Rounds of reading days and deciding again; the days of one round lead to few others. */
const roundsMax = 4;

export interface TurnFacts {
  readonly message: InboundMessage;
  readonly client: ClientRecord;
  readonly state: ConversationState;
  readonly reading?: Reading;
  /** Too old to act on: its "tomorrow" may be over, or a later message was acted on. */
  readonly isLate: boolean;
  /** An unguessable word that the ids of this turn's choices begin with. */
  readonly choiceKey: string;
}

/** Decides on what is known; where the decision asks for days not read yet, reads them and decides again. */
export function createDecideTurn(turns: Pick<TurnStore, 'listHolds'>, studio: Studio) {
  return async function decideTurn(facts: TurnFacts): Promise<Decision> {
    const { message, client, state, choiceKey } = facts;
    const busy = createBusyReader(turns, studio);
    for (let round = 1; ; round += 1) {
      const context = turnContext({
        studio,
        busy: busy.known,
        // Free, so that only the days that matter are read; the last decision must hold on what is known.
        unread: round < roundsMax ? 'free' : 'full',
        sentAt: message.sentAt,
        state,
        bookings: client.bookings,
        choiceKey,
      });
      const decision = decide(context, message.content, facts.reading);
      const { missing } = context.availability;
      if (missing.size > 0 && round < roundsMax) {
        await busy.read([...missing]);
        continue;
      }
      const stands = !facts.isLate || isResumed(context, decision);
      if (stands || !changesSomething(decision, state)) return decision;
      return withHalfDone(context, continued(context, 'late-message', [{ kind: 'old-message' }]));
    }
  };
}

/** Bookings, or what is being spoken of: what comes late must not take the place of what was said since. */
function changesSomething({ effects, state }: Decision, before: ConversationState): boolean {
  const isOther = state.question !== before.question || state.draft !== before.draft;
  return effects.length > 0 || isOther;
}
