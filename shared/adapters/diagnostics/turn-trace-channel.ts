import { channel } from 'node:diagnostics_channel';
import type { TurnTrace } from '#ports/turn-trace.ts';

/** Subscribed to from outside (`node:diagnostics_channel`), in the same process. Nothing deployed does. */
export const turnTraceChannel = 'coresync:turn';

/** Publishes `{message, step}` to the channel's subscribers; without one it only looks whether there is one. */
export function createTurnTraceChannel(): TurnTrace {
  const turns = channel(turnTraceChannel);
  return (message, step) => {
    if (turns.hasSubscribers) turns.publish({ message, step });
  };
}
