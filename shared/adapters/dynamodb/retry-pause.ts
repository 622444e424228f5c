/** How often and how patiently something is tried again. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly baseMs: number;
  readonly maxPauseMs: number;
}

/**
 * The pause after a failed attempt (1 is the first), with full jitter: anything from nothing to a bound that
 * doubles, so that rivals come apart. `random` is in [0, 1).
 */
export function retryPauseMs(policy: RetryPolicy, attempt: number, random: () => number): number {
  const boundMs = Math.min(policy.maxPauseMs, policy.baseMs * 2 ** (attempt - 1));
  return Math.floor(random() * boundMs);
}
