import { meaningOf } from '#domain/conversation/resolve-wish.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import { chooseReading, needsModel } from '#domain/intent/choose-reading.ts';
import { maskText } from '#domain/intent/mask-text.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import type { Reading } from '#domain/intent/reading.ts';
import { readingFromModel } from '#domain/intent/reading-from-model.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { LanguageModel, ModelAnswer, ModelRequest } from '#ports/language-model.ts';

export interface ReadDeps {
  readonly studio: Studio;
  /** In place of the studio's own choice. */
  readonly reader?: Studio['reader'];
  /** Undefined where none is configured: the grammar reads alone. Asked for only when it is needed. */
  readonly model: () => Promise<LanguageModel | undefined>;
}

/** What a client wrote, and what it is read against. */
export interface Words {
  readonly text: string;
  readonly state: ConversationState;
  /** Masked in what the model sees. */
  readonly profileName: string | undefined;
  readonly sentAt: Instant;
}

export interface WordsRead {
  readonly reading: Reading;
  readonly grammar: Reading;
  readonly model?: ModelAnswer;
}

/**
 * Reads a client's words: the grammar first, the model too where the grammar alone is not enough.
 * `besideModel` runs beside the model, at most once, and is not waited for: its signal is aborted when the model has
 * answered.
 */
export function createReadWords({ studio, reader = studio.reader, model }: ReadDeps) {
  return async function readWords(
    words: Words,
    besideModel: (until: AbortSignal) => Promise<void>,
  ): Promise<WordsRead> {
    const { text, state, profileName, sentAt } = words;
    const asked = state.question?.kind;
    const expectsTime =
      asked === 'which-time' || asked === 'time' || state.draft?.date !== undefined;
    const grammar = readMessage(text, { expectsTime });
    if (!needsModel(reader, grammar)) return { reading: grammar, grammar };
    // No key, or no answer about it, leaves the grammar's reading: a client is never kept waiting for a model.
    const reads = await model().catch(() => undefined);
    if (!reads) return { reading: grammar, grammar };
    const request = { text: maskText(text, profileName), pending: pendingOf(state) };
    const answer = await readBeside(reads, request, besideModel);
    if (answer.kind === 'failed') return { reading: grammar, grammar, model: answer };
    const read = readingFromModel(answer, grammar, { expectsTime });
    const reading =
      reader === 'deepseek'
        ? read
        : chooseReading(grammar, read, (wish) => meaningOf(wish, studio, sentAt));
    return { reading, grammar, model: answer };
  };
}

/** What outlasts the model is given up rather than left behind: a frozen process would end it at some later message. */
async function readBeside(
  model: LanguageModel,
  request: ModelRequest,
  besideModel: (until: AbortSignal) => Promise<void>,
): Promise<ModelAnswer> {
  const answered = new AbortController();
  void besideModel(answered.signal);
  try {
    return await model.read(request);
  } finally {
    answered.abort();
  }
}

function pendingOf(state: ConversationState): ModelRequest['pending'] {
  switch (state.question?.kind) {
    case undefined:
      return 'nothing';
    case 'day':
    case 'which-day':
      return 'day';
    case 'time':
    case 'which-time':
      return 'time';
    case 'slot':
      return 'choice';
    case 'which-booking':
      return 'which-booking';
    case 'cancel-all':
    case 'cancel-or-move':
    case 'delete-data':
    case 'which-intent':
      return 'confirmation';
  }
}
