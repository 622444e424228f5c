import type { Instant } from '#domain/time/instant.ts';

/** A limit on calls that all functions share. */
export interface CallQuota {
  /** Takes the right to one call. 0: it may be made now; else the milliseconds until it is worth asking again. */
  take(now: Instant): Promise<number>;
}
