import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { draftWith } from '#domain/conversation/draft-wish.ts';
import type { DoubtfulIntent, Reading } from '#domain/intent/reading.ts';

/** Two readers differ on what is wanted: nothing is done, and both are choices. Times said are kept. */
export function askWhichIntent(
  context: TurnContext,
  reading: Reading,
  doubt: readonly DoubtfulIntent[],
): Decision {
  const choices = doubt.map((intent, index) => ({ id: context.choiceId(index), intent }));
  const [wish] = reading.wishes;
  const base = context.state.draft ?? { goal: 'book' };
  return concluded(context, 'asked-which-intent', {
    replies: [{ kind: 'which-intent', choices }],
    question: { kind: 'which-intent', options: choices },
    draft: wish ? draftWith(context, base, wish).draft : base,
  });
}

/** Words that mean each choice and nothing else, for the one way in which words are acted on. */
export const wordsOf: Readonly<Record<DoubtfulIntent, string>> = {
  book: 'mau booking',
  cancel: 'batalin',
  move: 'pindahin',
  undo: 'balikin lagi',
  no: 'nggak',
};
