import * as z from 'zod';

/** What the secret for sending on WhatsApp holds, as JSON. */
export const whatsappSecretSchema = z.object({
  /** A system user's token with `whatsapp_business_messaging`. */
  token: z.string().min(1),
  phone_number_id: z.string().min(1),
});
