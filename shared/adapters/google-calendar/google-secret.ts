import * as z from 'zod';
import type { GoogleAccess } from './calendar-client.ts';

/** The Google secret as it is stored: which calendar, and the service account's key file. */
export const googleSecretSchema = z
  .object({
    calendar_id: z.string().min(1),
    credentials: z.object({ client_email: z.email(), private_key: z.string().min(1) }),
  })
  .transform(
    ({ calendar_id, credentials }): GoogleAccess => ({
      calendarId: calendar_id,
      clientEmail: credentials.client_email,
      privateKey: credentials.private_key,
    }),
  );
