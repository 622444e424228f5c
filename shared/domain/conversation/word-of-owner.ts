import { fullTime } from '#domain/conversation/date-format.ts';
import type { Language } from '#domain/conversation/language.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { ConversationState, SlotOption } from '#domain/conversation/state.ts';
import { conversationMinutes } from '#domain/conversation/turn-context.ts';
import type { MessageTemplate, Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** What a client is told of a change that the owner made. */
export type OwnerChange = Extract<Reply, { kind: 'owner-moved' | 'owner-cancelled' }>;

/** Older offers are dropped. */
const standingMax = 6;

/**
 * The conversation after the client was told of it. The slots that are offered stand until one is taken; they are
 * the open question too, unless the client is in the middle of answering another one. As it was where nothing is
 * offered.
 */
export function stateAfterWord(
  before: ConversationState | undefined,
  change: OwnerChange,
  facts: { readonly now: Instant; readonly language: Language },
): ConversationState | undefined {
  const { now, language } = facts;
  if (change.kind === 'owner-moved' || change.choices.length === 0) return before;
  const state = before ?? { language, lastSentAt: 0, misunderstood: 0, explained: [] };
  const options: SlotOption[] = change.choices.map(({ id, date, minute }) => ({
    ...{ id, date, minute },
  }));
  const standing = [...options, ...(state.standing ?? [])].slice(0, standingMax);
  const isBusy = state.question && now - state.lastSentAt <= conversationMinutes * minuteMs;
  if (isBusy) return { ...state, standing };
  const question = { kind: 'slot', options } as const;
  return { ...state, standing, question, draft: { goal: 'book' }, askedAt: now };
}

/** What stands in the places of the template that tells of it: the time; of a move, the new one too. */
export function templateOf(
  change: OwnerChange,
  template: MessageTemplate,
  studio: Studio,
): MessageTemplate & { readonly parameters: readonly string[] } {
  const language = template.language.startsWith('en') ? 'en' : 'id';
  const at = (instant: Instant) => fullTime(language, studio.zone, instant);
  const parameters =
    change.kind === 'owner-moved' ? [at(change.from), at(change.to)] : [at(change.start)];
  return { ...template, parameters };
}
