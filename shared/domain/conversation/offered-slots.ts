import type { ConversationState } from '#domain/conversation/state.ts';

const offeredMax = 20;

/** The slots that were on offer, the open question's among them. */
export function offeredBefore(state: ConversationState): Pick<ConversationState, 'offered'> {
  const open = state.question?.kind === 'slot' ? state.question.options : [];
  const offered = [...open, ...(state.offered ?? [])].slice(0, offeredMax);
  return offered.length > 0 ? { offered } : {};
}
