import type { Booking } from '#domain/booking/booking.ts';
import type { Decision, Effect, TurnContext } from '#domain/conversation/decision.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { Reading } from '#domain/intent/reading.ts';

/** Ids of choices of one request must not be those of another. */
const choicesPerRequest = 20;

/**
 * Several changes asked for in one message, each decided on what the ones before it leave. What can be done is done;
 * the first that needs an answer is asked about last, so that the answer is to it.
 */
export function decideSeveral(
  context: TurnContext,
  readings: readonly Reading[],
  decideOne: (context: TurnContext, reading: Reading) => Decision,
): Decision {
  const { question: _, draft: __, ...state } = context.state;
  let known: TurnContext = { ...context, state };
  const done: Decision[] = [];
  const open: Reading[] = [];
  for (const reading of readings) {
    const decision = decideOne(known, reading);
    if (isDone(decision) && !touchesAgain(done, decision)) {
      done.push(decision);
      known = afterEffects(known, decision, done.length * choicesPerRequest);
    } else open.push(reading);
  }
  const [first] = open;
  const asked = first ? [decideOne(known, first)] : [];
  const last = asked[0] ?? done.at(-1);
  return {
    name: 'several-changes',
    effects: done.flatMap((one) => one.effects),
    replies: [
      ...done.flatMap((one) => (first ? one.replies.map(withoutChoice) : one.replies)),
      ...asked.flatMap((one) => one.replies),
    ],
    state: last?.state ?? context.state,
  };
}

function isDone({ effects, state }: Decision): boolean {
  return effects.length > 0 && state.question === undefined;
}

/** A booking changes once in a unit. */
function touchesAgain(done: readonly Decision[], { effects }: Decision): boolean {
  const touched = new Set(
    done
      .flatMap((one) => one.effects)
      .flatMap(bookingOf)
      .map(idOf),
  );
  return effects.flatMap(bookingOf).some((booking) => touched.has(booking.id));
}

function bookingOf(effect: Effect): Booking[] {
  return effect.kind === 'book' ? [] : [effect.booking];
}

function idOf(booking: Booking): string {
  return booking.id;
}

/** Behind it a question is asked: the only choices are those of the question. */
function withoutChoice(reply: Reply): Reply {
  return reply.kind === 'cancelled' ? { kind: 'cancelled-all', starts: [reply.start] } : reply;
}

/** What holds once the effects do. */
function afterEffects(context: TurnContext, decision: Decision, choices: number): TurnContext {
  const { effects, state } = decision;
  const changed = new Set(effects.flatMap(bookingOf).map(idOf));
  const moved = effects.flatMap((effect) =>
    effect.kind === 'move' ? [{ ...effect.booking, ...timesOf(effect.slot) }] : [],
  );
  const kept = context.bookings.filter((booking) => !changed.has(booking.id));
  return {
    ...context,
    state,
    bookings: [...kept, ...moved].sort((a, b) => a.startsAt - b.startsAt),
    availability: context.availability.after({
      freed: [...changed],
      taken: effects.flatMap((effect) => ('slot' in effect ? [effect.slot] : [])),
    }),
    choiceId: (index) => context.choiceId(index + choices),
  };
}

function timesOf({ startsAt, endsAt }: Pick<Booking, 'startsAt' | 'endsAt'>) {
  return { startsAt, endsAt };
}
