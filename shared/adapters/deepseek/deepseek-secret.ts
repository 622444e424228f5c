import * as z from 'zod/mini';

/** What the secret for DeepSeek holds, as JSON. `{}` is a studio without a model: the grammar reads alone. */
export const deepseekSecretSchema = z.object({
  api_key: z.optional(z.string().check(z.minLength(1))),
});
