import type { Instant } from '#domain/time/instant.ts';

/** The present moment. The only source of time outside `shared/domain`, which takes it as an argument. */
export interface Clock {
  now(): Instant;
}
