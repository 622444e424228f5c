import type { Decision } from '#domain/conversation/decision.ts';
import { type CountedMessage, nextDayOf } from '#domain/conversation/message-rate.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { ConversationState } from '#domain/conversation/state.ts';

/** Beyond the limits nothing is read and nothing changes; the first such message is answered. Undefined: within. */
export function decideBeyond(
  { verdict, rate }: CountedMessage,
  state: ConversationState,
): Decision | undefined {
  switch (verdict) {
    case 'within':
      return undefined;
    case 'first-of-minute':
      return slowedDown({ kind: 'slow-down' }, state);
    case 'first-of-day':
      return slowedDown({ kind: 'day-spent', again: nextDayOf(rate) }, state);
    case 'beyond':
      return { name: 'not-acted-on', effects: [], replies: [], state };
  }
}

function slowedDown(reply: Reply, state: ConversationState): Decision {
  return { name: 'slowed-down', effects: [], replies: [reply], state };
}
