import { type ReadingContext, readMessage } from '#domain/intent/read-message.ts';
import type { Intent, Reading } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

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

/** Whether the model should read too: always, never, or where the grammar left words or meaning open. */
export function needsModel(reader: Studio['reader'], grammar: Reading): boolean {
  if (reader !== 'auto') return reader !== 'grammar';
  return grammar.intent === 'unclear' || grammar.leftover.length > 0;
}

const intentOfModel: Readonly<Record<string, Intent>> = {
  book: 'book',
  availability: 'ask',
  cancel: 'cancel',
  'cancel-all': 'cancel-all',
  move: 'move',
  list: 'list',
  yes: 'yes',
  no: 'no',
  'never-mind': 'never-mind',
  undo: 'undo',
  greeting: 'greeting',
  thanks: 'thanks',
  question: 'question',
  human: 'human',
  'delete-data': 'delete-data',
  'off-topic': 'unclear',
  unclear: 'unclear',
};

/** The model's quotes go through the same date language as everything else: it computes nothing. */
export function readingFromModel(
  says: ModelSays,
  grammar: Reading,
  context: ReadingContext,
): Reading {
  const intent = intentOfModel[says.intent] ?? 'unclear';
  const { day = '', time = '', booking = '', shift = '' } = says.quotes;
  const target = readMessage(`${day} ${time}`.trim(), { ...context, expectsTime: true });
  const source = booking ? readMessage(booking, context) : undefined;
  const amount = shift ? readMessage(shift, context) : undefined;
  const { source: _, shift: __, ...rest } = grammar;
  const sourceWish = source?.wishes[0];
  const shiftSaid = amount?.shift ?? grammar.shift;
  return {
    ...rest,
    intent,
    asks: intent === 'ask' || intent === 'list' || intent === 'question',
    wishes: target.wishes,
    joined: 'or',
    ...(sourceWish ? { source: sourceWish } : {}),
    ...(shiftSaid ? { shift: shiftSaid } : {}),
    picks: source?.picks ?? [],
    refused: grammar.refused,
  };
}

/** What each intent comes to, so that two ways of wanting the same thing do not count as a contradiction. */
function family(intent: Intent): string {
  if (intent === 'wish' || intent === 'book' || intent === 'ask' || intent === 'pick')
    return 'time';
  if (intent === 'give-up' || intent === 'never-mind' || intent === 'no') return 'no';
  return intent;
}

/**
 * Of two readings, the one to act on. The grammar's stands where both agree or the model knows less; where they
 * contradict, the client is asked: nothing is changed on a doubtful reading.
 */
export function chooseReading(grammar: Reading, model: Reading): Reading {
  if (grammar.intent === 'unclear') return model;
  if (model.intent === 'unclear') return grammar;
  const isSameFamily = family(grammar.intent) === family(model.intent);
  const grammarWishes = JSON.stringify(grammar.wishes);
  const isSameWish = model.wishes.length === 0 || JSON.stringify(model.wishes) === grammarWishes;
  if (isSameFamily && isSameWish) return grammar;
  if (isSameFamily && grammar.wishes.length === 0) return { ...model, asks: true };
  return { ...grammar, asks: true };
}
