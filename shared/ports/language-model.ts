/** Why a model gave no usable reading; each is a metric of its own. */
export type ModelFailure =
  | 'timeout'
  | 'unreachable'
  | 'unauthorized'
  | 'no-balance'
  | 'rate-limited'
  | 'server-error'
  | 'bad-request'
  | 'truncated'
  | 'filtered'
  | 'interrupted'
  | 'no-tool-call'
  | 'markup-in-content'
  | 'unknown-tool'
  | 'broken-arguments'
  | 'wrong-shape'
  | 'empty-answer'
  /** Not asked: it failed so often that it is left alone for a while. */
  | 'circuit-open'
  /** Not asked: the day's calls are spent. */
  | 'budget-spent';

export type ModelIntent =
  | 'book'
  | 'availability'
  | 'cancel'
  | 'cancel-all'
  | 'move'
  | 'list'
  | 'yes'
  | 'no'
  | 'never-mind'
  | 'undo'
  | 'greeting'
  | 'thanks'
  | 'question'
  | 'human'
  | 'delete-data'
  | 'off-topic'
  | 'unclear';

/** The client's own words, verbatim substrings of the message. A quote that is not in it has been thrown away. */
export interface ModelQuotes {
  /** The words for the day or days wanted, such as "besok" or "next friday". */
  readonly day?: string;
  /** The words for the time wanted, such as "jam setengah 4 sore". */
  readonly time?: string;
  /** The words that tell which existing booking is meant, such as "the Friday one". */
  readonly booking?: string;
  /** The words for an amount by which to move, such as "sejam". */
  readonly shift?: string;
}

export interface ModelRequest {
  /** The client's words, already masked of digit runs, e-mail addresses and names. */
  readonly text: string;
  /** What CoreSync last asked, in a fixed vocabulary: no names, numbers or times of anybody. */
  readonly pending: 'nothing' | 'day' | 'time' | 'which-booking' | 'confirmation' | 'choice';
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
}

export type ModelAnswer =
  | {
      readonly kind: 'read';
      readonly intent: ModelIntent;
      readonly quotes: ModelQuotes;
      readonly usage: ModelUsage;
    }
  | { readonly kind: 'failed'; readonly failure: ModelFailure };

/** Reads a client's words. One call, no retry, never throws; a failure is an answer. */
export interface LanguageModel {
  read(request: ModelRequest): Promise<ModelAnswer>;
}
