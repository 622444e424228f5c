import * as z from 'zod/mini';

/** What is read of API Gateway's event, payload format 2.0: header names are in lower case, repeats joined by commas. */
export const webhookRequestSchema = z.object({
  rawPath: z.string(),
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
  headers: z.record(z.string(), z.optional(z.string())),
  queryStringParameters: z.optional(z.record(z.string(), z.optional(z.string()))),
  body: z.optional(z.string()),
  isBase64Encoded: z.boolean(),
});

export type WebhookRequest = Readonly<z.infer<typeof webhookRequestSchema>>;

/** Meta's webhooks are 3 MB at most, however that is counted; what is larger is none. */
const bodyBytesMax = 4 * 1_024 * 1_024;

/** The body's bytes as they were sent, or nothing where they are more than a webhook can have. */
export function bodyBytesOf({ body = '', isBase64Encoded }: WebhookRequest): Buffer | undefined {
  const encoding = isBase64Encoded ? 'base64' : 'utf8';
  if (Buffer.byteLength(body, encoding) > bodyBytesMax) return undefined;
  return Buffer.from(body, encoding);
}
