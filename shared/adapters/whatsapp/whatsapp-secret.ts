import * as z from 'zod/mini';

/** What the secret for sending on WhatsApp holds, as JSON. */
export const whatsappSecretSchema = z.object({
  /** A system user's token with `whatsapp_business_messaging`. */
  token: z.string().check(z.minLength(1)),
  phone_number_id: z.string().check(z.minLength(1)),
});
