import * as z from 'zod';

/** What the double insists on in a request; everything else is let through. */
export const completionRequestSchema = z.looseObject({
  model: z.string().min(1),
  messages: z.array(z.looseObject({ role: z.string(), content: z.string() })).min(1),
  thinking: z.looseObject({ type: z.enum(['enabled', 'disabled']) }).optional(),
  tools: z
    .array(
      z.looseObject({
        type: z.literal('function'),
        function: z.looseObject({ name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
      }),
    )
    .optional(),
  tool_choice: z.union([z.string(), z.looseObject({ type: z.string() })]).optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
  user_id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,512}$/)
    .optional(),
  max_tokens: z.number().int().positive().optional(),
  temperature: z.number().min(0).max(2).optional(),
});

export type CompletionRequest = z.infer<typeof completionRequestSchema>;

export interface ToolCall {
  readonly name: string;
  /** JSON as text; on purpose not always JSON. */
  readonly arguments: string;
}

export interface CompletionChoice {
  readonly finish: string;
  readonly content: string;
  readonly calls?: readonly ToolCall[];
}

/** A chat completion in the shape that DeepSeek sends. */
export function completionOf(
  request: CompletionRequest,
  choice: CompletionChoice,
  createdAtSeconds: number,
) {
  const calls = choice.calls?.map((call, index) => ({
    index,
    id: `call_0${index}_double`,
    type: 'function',
    function: call,
  }));
  const promptTokens = Math.ceil(JSON.stringify(request.messages).length / 4);
  const message = {
    role: 'assistant',
    content: choice.content,
    ...(calls && { tool_calls: calls }),
  };
  return {
    id: 'double',
    object: 'chat.completion',
    created: createdAtSeconds,
    model: request.model,
    choices: [{ index: 0, message, finish_reason: choice.finish }],
    usage: {
      prompt_tokens: promptTokens,
      prompt_cache_hit_tokens: 0,
      prompt_cache_miss_tokens: promptTokens,
      completion_tokens: 40,
      total_tokens: promptTokens + 40,
    },
    system_fingerprint: 'fp_double',
  };
}
