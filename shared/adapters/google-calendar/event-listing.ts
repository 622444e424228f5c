import * as z from 'zod';
import { CoreSyncError } from '#domain/error.ts';

const listingSchema = z.object({
  items: z.array(z.unknown()).default([]),
  timeZone: z.string().default('UTC'),
  nextPageToken: z.string().optional(),
  nextSyncToken: z.string().optional(),
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

const describedSchema = z
  .object({
    status: z.string().optional(),
    description: z.string().optional(),
    etag: z.string().optional(),
  })
  .catch({});

/** What a line is added to. */
export function readDescription(data: unknown): z.infer<typeof describedSchema> {
  return describedSchema.parse(data);
}
