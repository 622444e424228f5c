import { type ReadingContext, readMessage } from '#domain/intent/read-message.ts';
import type { Intent, Reading } from '#domain/intent/reading.ts';

/** What the model says, as far as it matters here (see `shared/ports/language-model.ts`). */
export interface ModelSays {
  readonly intent: string;
  readonly quotes: {
    readonly day?: string;
    readonly time?: string;
    readonly booking?: string;
    readonly shift?: string;
  };
}

const intentOfModel: ReadonlyMap<string, Intent> = new Map<string, Intent>([
  ['book', 'book'],
  ['availability', 'ask'],
  ['cancel', 'cancel'],
  ['cancel-all', 'cancel-all'],
  ['move', 'move'],
  ['list', 'list'],
  ['yes', 'yes'],
  ['no', 'no'],
  ['never-mind', 'never-mind'],
  ['undo', 'undo'],
  ['greeting', 'greeting'],
  ['thanks', 'thanks'],
  ['question', 'question'],
  ['human', 'human'],
  ['delete-data', 'delete-data'],
]);

/**
 * The model's answer as a reading: its intent, and its quotes read by the same date language as everything else.
 * It computes nothing; an intent that is not known counts as unclear.
 */
export function readingFromModel(
  says: ModelSays,
  grammar: Reading,
  context: ReadingContext,
): Reading {
  const intent = intentOfModel.get(says.intent) ?? 'unclear';
  const { day = '', time = '', booking = '', shift = '' } = says.quotes;
  const target = readMessage(`${day} ${time}`.trim(), { ...context, expectsTime: true });
  const source = booking ? readMessage(booking, context) : undefined;
  const amount = shift ? readMessage(shift, context).shift : undefined;
  const { source: _source, shift: _shift, further: _further, ...rest } = grammar;
  const sourceWish = source?.wishes[0];
  const shiftSaid = amount ?? grammar.shift;
  return {
    ...rest,
    intent,
    asks: intent === 'ask' || intent === 'list' || intent === 'question',
    wishes: target.wishes,
    joined: 'or',
    ...(sourceWish ? { source: sourceWish } : {}),
    ...(shiftSaid ? { shift: shiftSaid } : {}),
    picks: source?.picks ?? [],
  };
}
