import type OpenAI from 'openai';
import type {
  LanguageModel,
  ModelAnswer,
  ModelFailure,
  ModelRequest,
} from '#ports/language-model.ts';
import { readCompletion } from './completion-reading.ts';
import { readingRequest } from './prompt.ts';

export interface DeepseekLanguageModelOptions {
  /** Such as `https://api.deepseek.com`. */
  readonly apiUrl: string;
  /**
   * Undefined: there is none, and every reading fails as `unauthorized` without a call. Asked once more, with `true`,
   * where DeepSeek refused it.
   */
  readonly apiKey: (isRefused?: boolean) => Promise<string | undefined>;
  /** The studio's id: `[A-Za-z0-9_-]`, 512 characters at most. Never a client's. */
  readonly userId: string;
  readonly fetch: typeof fetch;
  /** All of it: loading the client, waiting and reading the body. */
  readonly timeoutMs?: number;
}

const timeoutMsDefault = 4_000;
/** Unversioned at DeepSeek: what it does can change. */
const model = 'deepseek-flash';

/** The language model at DeepSeek. One request a reading and key, without retry; it never logs. */
export function createDeepseekLanguageModel(options: DeepseekLanguageModelOptions): LanguageModel {
  async function ask(
    apiKey: string,
    request: ModelRequest,
    signal: AbortSignal,
  ): Promise<ModelAnswer> {
    // Loaded here, so that a turn that the grammar reads alone does not pay for it.
    const { default: openai } = await import('openai');
    try {
      const client = clientOf(openai, apiKey, options);
      const completion = await complete(client, request, options, signal);
      return readCompletion(completion, request.text);
    } catch (error) {
      return { kind: 'failed', failure: failureOf(openai, error, signal.aborted) };
    }
  }

  return {
    async read(request: ModelRequest): Promise<ModelAnswer> {
      const signal = AbortSignal.timeout(options.timeoutMs ?? timeoutMsDefault);
      const apiKey = await options.apiKey().catch(() => undefined);
      if (apiKey === undefined) return { kind: 'failed', failure: 'unauthorized' };
      const answer = await ask(apiKey, request, signal);
      if (answer.kind !== 'failed' || answer.failure !== 'unauthorized') return answer;
      const renewed = await options.apiKey(true).catch(() => undefined);
      if (renewed === undefined || renewed === apiKey) return answer;
      return ask(renewed, request, signal);
    },
  };
}

function clientOf(
  openai: typeof OpenAI,
  apiKey: string,
  options: DeepseekLanguageModelOptions,
): OpenAI {
  return new openai({
    apiKey,
    baseURL: options.apiUrl,
    fetch: options.fetch,
    maxRetries: 0,
    timeout: options.timeoutMs ?? timeoutMsDefault,
    // Its debug log would hold the client's words.
    logLevel: 'off',
    // Otherwise taken from the environment, and sent along.
    organization: null,
    project: null,
  });
}

/** What is declared as a completion can also be undefined or a string: it is read as unknown. */
async function complete(
  client: OpenAI,
  request: ModelRequest,
  options: DeepseekLanguageModelOptions,
  signal: AbortSignal,
): Promise<unknown> {
  // Not a literal at the call: DeepSeek's own members (`thinking`, `user_id`) are unknown to the client's types.
  const body = { model, ...readingRequest(request, options.userId) };
  return client.chat.completions.create(body, { signal });
}

function failureOf(openai: typeof OpenAI, error: unknown, isAborted: boolean): ModelFailure {
  if (isAborted || error instanceof openai.APIConnectionTimeoutError) return 'timeout';
  if (error instanceof openai.APIConnectionError) return 'unreachable';
  if (error instanceof openai.APIError && typeof error.status === 'number')
    return failureOfStatus(error.status);
  // The body broke off: `SyntaxError` where the server closed it, `TypeError: terminated` where it was reset.
  return 'interrupted';
}

function failureOfStatus(status: number): ModelFailure {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized';
    case 402:
      return 'no-balance';
    case 408:
      return 'timeout';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'server-error' : 'bad-request';
  }
}
