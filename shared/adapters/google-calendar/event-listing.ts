import * as z from 'zod/mini';
import { CoreSyncError } from '#domain/error.ts';

const listingSchema = z.object({
  items: z._default(z.array(z.unknown()), []),
  timeZone: z._default(z.string(), 'UTC'),
  nextPageToken: z.optional(z.string()),
  nextSyncToken: z.optional(z.string()),
});

/**
 * A page of events as Google gives it.
 * @throws CoreSyncError `calendar.unavailable` (retryable)
 */
export function readListing(data: unknown): z.infer<typeof listingSchema> {
  const parsed = listingSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new CoreSyncError('calendar.unavailable', 'calendar: the answer is not a list', {
    retryable: true,
  });
}

const describedSchema = z.catch(
  z.object({
    status: z.optional(z.string()),
    description: z.optional(z.string()),
    etag: z.optional(z.string()),
  }),
  {},
);

/** What a line is added to. */
export function readDescription(data: unknown): z.infer<typeof describedSchema> {
  return describedSchema.parse(data);
}
