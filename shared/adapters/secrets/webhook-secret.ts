import * as z from 'zod/mini';

/** What Meta's app and its webhook are configured with. */
export const webhookSecretSchema = z.object({
  /** The key of the signature over every webhook body. */
  app_secret: z.string().check(z.minLength(1)),
  /** The word that Meta repeats when it verifies the webhook's address. */
  verify_token: z.string().check(z.minLength(1)),
});

export type WebhookSecret = z.infer<typeof webhookSecretSchema>;
