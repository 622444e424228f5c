/** The path that Meta calls; the API routes it and the function answers on no other. */
export const webhookPath = '/whatsapp/webhook';
