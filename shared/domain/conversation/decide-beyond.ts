import type { Decision } from '#domain/conversation/decision.ts';
import type { CountedMessage } from '#domain/conversation/message-rate.ts';
import type { ConversationState } from '#domain/conversation/state.ts';

/** Beyond the limits nothing is read and nothing changes; the first such message is answered. Undefined: within. */
export function decideBeyond(
  verdict: CountedMessage['verdict'],
  state: ConversationState,
): Decision | undefined {
  switch (verdict) {
    case 'within':
      return undefined;
    case 'first-beyond':
      return { name: 'slowed-down', effects: [], replies: [{ kind: 'slow-down' }], state };
    case 'beyond':
      return { name: 'not-acted-on', effects: [], replies: [], state };
  }
}
