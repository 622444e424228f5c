import * as z from 'zod/mini';
import type { GoogleAccess } from './calendar-client.ts';

/** The Google secret as it is stored: which calendar, and the service account's key file. */
export const googleSecretSchema = z.pipe(
  z.object({
    calendar_id: z.string().check(z.minLength(1)),
    credentials: z.object({
      client_email: z.email(),
      private_key: z.string().check(z.minLength(1)),
    }),
  }),
  z.transform(
    ({ calendar_id, credentials }): GoogleAccess => ({
      calendarId: calendar_id,
      clientEmail: credentials.client_email,
      privateKey: credentials.private_key,
    }),
  ),
);
