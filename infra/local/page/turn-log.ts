import * as z from 'zod';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { TurnStep } from '#ports/turn-trace.ts';
import type { StepTold } from '../runtime/protocol.ts';

/** One step of a turn, milliseconds after its invocation began. */
export interface TimedStep {
  readonly afterMs: number;
  readonly step: TurnStep;
}

/** What is known of the way of one message: the steps of each invocation, in order. */
export interface LoggedTurn {
  readonly message: InboundMessage;
  readonly invocations: ReadonlyMap<string, readonly TimedStep[]>;
}

export interface TurnLog {
  note(told: StepTold): void;
  turn(messageId: string): LoggedTurn | undefined;
  /** The message that an outbound one was written for, by the id of the outbound. */
  messageOf(outboundId: string): string | undefined;
}

/** Older turns are forgotten: they are shown, not kept. */
const turnsMax = 500;

// Our own process says it, as JSON of our own types: only its shape is looked at.
const toldSchema = z.object({
  message: z.custom<InboundMessage>(
    (value) => z.object({ id: z.string() }).safeParse(value).success,
  ),
  step: z.custom<TurnStep>((value) => z.object({ kind: z.string() }).safeParse(value).success),
});

/** Remembers the turns that functions told of, in memory. */
export function createTurnLog(): TurnLog {
  const turns = new Map<
    string,
    { message: InboundMessage; invocations: Map<string, TimedStep[]> }
  >();
  const answers = new Map<string, string>();

  return {
    note({ requestId, afterMs, told }) {
      const heard = toldSchema.safeParse(told);
      if (!heard.success) return;
      const { message, step } = heard.data;
      const turn = turns.get(message.id) ?? { message, invocations: new Map() };
      turns.set(message.id, turn);
      turn.invocations.set(requestId, [
        ...(turn.invocations.get(requestId) ?? []),
        { afterMs, step },
      ]);
      if (step.kind === 'committed' && step.unit.turn?.outbound) {
        answers.set(step.unit.turn.outbound.id, message.id);
      }
      const [oldest] = turns.keys();
      if (turns.size > turnsMax && oldest !== undefined) turns.delete(oldest);
    },
    turn: (messageId) => turns.get(messageId),
    messageOf: (outboundId) => answers.get(outboundId),
  };
}
