import * as z from 'zod';

/** What `GET /local/state` answers. Instants with an offset are ISO 8601; those of bookings carry the studio's. */
export const localStateSchema = z.object({
  now: z.iso.datetime({ offset: true }),
  /** All of them, cancelled ones included, by start. */
  bookings: z.array(
    z.object({
      id: z.string(),
      clientId: z.string(),
      start: z.iso.datetime({ offset: true }),
      end: z.iso.datetime({ offset: true }),
      status: z.enum(['confirmed', 'cancelled']),
      resource: z.string(),
      revision: z.int(),
      /** The revision that Google Calendar holds; absent: none that we know of. */
      googleRevision: z.int().optional(),
    }),
  ),
  /** What clients sent and what was sent to them, in order. */
  messages: z.array(
    z.object({
      direction: z.enum(['in', 'out']),
      /** The client's phone with a plus sign, or the business-scoped user id. */
      client: z.string(),
      at: z.iso.datetime({ offset: true }),
      text: z.string(),
      /** The titles of what can be tapped. */
      choices: z.array(z.string()).optional(),
      /** How far an outgoing one has come: `sending`, `sent`, `failed` or `ambiguous`. */
      state: z.string().optional(),
    }),
  ),
  /** The calendar's events that are not cancelled; empty where the real calendar is used. */
  calendar: z.array(
    z.object({
      id: z.string(),
      summary: z.string(),
      /** A date-time with an offset, or a date for a whole day. */
      start: z.string(),
      end: z.string(),
      status: z.string(),
    }),
  ),
  /** Base URLs; null where the real service is used. */
  doubles: z.object({
    whatsapp: z.url().nullable(),
    deepseek: z.url().nullable(),
    google: z.url().nullable(),
  }),
  calendarId: z.string(),
});

export type LocalState = z.infer<typeof localStateSchema>;
