import * as z from 'zod';

/** What is asked of a worker: one seed, played to its end. */
export const seedJobSchema = z.object({
  seed: z.int().nonnegative(),
  messages: z.int().positive(),
  /** Whether a violation is brought down to what it needs; it costs some twenty runs more. */
  shrink: z.boolean(),
});

/** What a worker tells of a seed. */
export const seedReportSchema = z.object({
  seed: z.int(),
  messages: z.int(),
  events: z.int(),
  bookings: z.int(),
  faults: z.record(z.string(), z.int()),
  violations: z.array(
    z.object({ promise: z.string(), what: z.string(), about: z.array(z.string()) }),
  ),
  hash: z.string(),
  /** Of a violation: how it was brought down, and the part of the history that concerns it. */
  shrunk: z
    .object({
      messages: z.int(),
      without: z.array(z.string()),
      faults: z.record(z.string(), z.int()),
      what: z.string(),
      excerpt: z.array(z.string()),
    })
    .optional(),
});

export type SeedJob = z.infer<typeof seedJobSchema>;
export type SeedReport = z.infer<typeof seedReportSchema>;
