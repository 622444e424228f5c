import { dayMs, type Instant } from '#domain/time/instant.ts';

/** How long items outlive what they are about. DynamoDB deletes them some time later; nothing relies on it. */
export const retentionDays = {
  /** Longer than the seven days for which Meta repeats a webhook. */
  message: 8,
  /** An open question is stale long before; the language is in the profile too. */
  conversation: 30,
  cell: 8,
} as const;

/** The value of the TTL attribute, in epoch seconds. */
export function expiresAtSeconds(from: Instant, days: number): number {
  return Math.ceil((from + days * dayMs) / 1_000);
}
