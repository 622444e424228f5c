import * as z from 'zod/mini';
import type { ModelAnswer, ModelFailure, ModelQuotes, ModelUsage } from '#ports/language-model.ts';
import { modelIntents, readingToolName } from './prompt.ts';
import { verbatimQuote } from './verbatim-quote.ts';

const callSchema = z.object({ function: z.object({ name: z.string(), arguments: z.string() }) });

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.nullish(z.string()),
        message: z.object({
          content: z.nullish(z.string()),
          tool_calls: z.nullish(z.array(callSchema)),
        }),
      }),
    )
    .check(z.minLength(1)),
  usage: z.nullish(
    z.object({
      prompt_tokens: z._default(z.number(), 0),
      prompt_cache_hit_tokens: z._default(z.number(), 0),
      completion_tokens: z._default(z.number(), 0),
    }),
  ),
});

const quoteSchema = z.nullish(z.string());

const argumentsSchema = z.object({
  intent: z.enum(modelIntents),
  day: quoteSchema,
  time: quoteSchema,
  booking: quoteSchema,
  shift: quoteSchema,
});

/** Tool markup that leaked into the words, in its known spellings. */
const markup = /DSML|tool▁calls|<\s*[｜|‖]/u;

const failureOfFinish: Partial<Record<string, ModelFailure>> = {
  length: 'truncated',
  content_filter: 'filtered',
  insufficient_system_resource: 'interrupted',
};

/** Reads what came back with status 200, which need not be a completion. Trusts none of it. */
export function readCompletion(completion: unknown, message: string): ModelAnswer {
  if (completion === undefined || completion === null || completion === '')
    return failed('empty-answer');
  const parsed = completionSchema.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) return failed('wrong-shape');
  const cutShort = failureOfFinish[choice.finish_reason ?? ''];
  if (cutShort !== undefined) return failed(cutShort);
  const calls = choice.message.tool_calls ?? [];
  const call = calls[0]?.function;
  if (call === undefined) return failed(failureOfWords(choice.message.content ?? ''));
  if (call.name !== readingToolName) return failed('unknown-tool');
  // The same call twice says nothing new; two different ones say nothing that can be relied on.
  if (calls.some((other) => !isSame(other.function, call))) return failed('wrong-shape');
  return readArguments(call.arguments, message, usageOf(parsed.data.usage));
}

function readArguments(json: string, message: string, usage: ModelUsage): ModelAnswer {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return failed('broken-arguments');
  }
  const parsed = argumentsSchema.safeParse(value);
  if (!parsed.success) return failed('wrong-shape');
  const { intent, ...quotes } = parsed.data;
  return { kind: 'read', intent, quotes: quotesIn(message, quotes), usage };
}

function quotesIn(message: string, quotes: Record<string, string | null | undefined>): ModelQuotes {
  const found = Object.entries(quotes).flatMap(([name, quote]) => {
    const words = verbatimQuote(message, quote ?? '');
    return words === undefined ? [] : [[name, words] as const];
  });
  return Object.fromEntries(found);
}

function failureOfWords(content: string): ModelFailure {
  if (content.trim() === '') return 'empty-answer';
  return markup.test(content) ? 'markup-in-content' : 'no-tool-call';
}

function usageOf(usage: z.infer<typeof completionSchema>['usage']): ModelUsage {
  return {
    inputTokens: usage?.prompt_tokens ?? 0,
    cachedInputTokens: usage?.prompt_cache_hit_tokens ?? 0,
    outputTokens: usage?.completion_tokens ?? 0,
  };
}

function isSame(
  a: z.infer<typeof callSchema>['function'],
  b: z.infer<typeof callSchema>['function'],
) {
  return a.name === b.name && a.arguments === b.arguments;
}

function failed(failure: ModelFailure): ModelAnswer {
  return { kind: 'failed', failure };
}
