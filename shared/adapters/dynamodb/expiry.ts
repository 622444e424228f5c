import { dayMs, type Instant } from '#domain/time/instant.ts';

/**
 * How long items that identify nobody outlive what they are about. What holds a client's data is kept as the studio
 * says (`Retention`). DynamoDB deletes them some time later; nothing relies on it.
 */
export const retentionDays = { cell: 8, modelCalls: 8 } as const;

/** The value of the TTL attribute, in epoch seconds. */
export function expiresAtSeconds(from: Instant, days: number): number {
  return Math.ceil((from + days * dayMs) / 1_000);
}
