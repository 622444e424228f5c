import { type Outbound, usefulUntil } from '#domain/delivery/outbound.ts';
import type { Refusal, RefusalKind } from '#domain/delivery/refusal.ts';
import { dayMs, type Instant, minuteMs } from '#domain/time/instant.ts';

const secondMs = 1_000;

interface RetryPolicy {
  /** The pause after as many refusals of the kind before this one; `random` in [0, 1). */
  readonly pauseMs: (before: number, random: number) => number;
  /** With so many of the kind, one after the other, the message is given up. */
  readonly refusalsMax: number;
}

/** What is not named here is not retried by the clock. docs/delivery.md has the reasons. */
export const retryPolicies: Partial<Readonly<Record<RefusalKind, RetryPolicy>>> = {
  // WhatsApp's own advice: 4^n seconds. Eight come within an hour and a half.
  'recipient-busy': { pauseMs: (before) => 4 ** before * secondMs, refusalsMax: 8 },
  // With jitter, so that what was refused together does not come back together.
  'number-busy': {
    pauseMs: (before, random) => (1 + random) * 2 ** before * secondMs,
    refusalsMax: 8,
  },
  'account-busy': { pauseMs: (before) => (before + 1) * 5 * minuteMs, refusalsMax: 8 },
  maintenance: { pauseMs: () => minuteMs, refusalsMax: 10 },
  outage: { pauseMs: (before) => 4 ** before * 10 * secondMs, refusalsMax: 6 },
  // Until a person has mended it: bounded by the message's usefulness, not by a count.
  'not-allowed': {
    pauseMs: (before) => Math.min(5 * 2 ** Math.min(before, 10), 60) * minuteMs,
    refusalsMax: Number.POSITIVE_INFINITY,
  },
};

/** How long a message is kept for a client who does not write. Its record is kept for a day longer. */
export const heldForClientMs = 7 * dayMs;

/** The message after a refusal that is certain: it waits for its next try, or is given up. */
export function afterRefusal(
  outbound: Outbound,
  { refusal, code }: Refusal,
  now: Instant,
  random: number,
): Outbound {
  const { refusals = 0, lastRefusal } = outbound;
  const before = lastRefusal?.kind === refusal ? lastRefusal.times : 0;
  const refused = {
    ...withoutTimes(outbound),
    // Never more than there were sends: what was refused twice over would make room for a third that may arrive.
    refusals: Math.min(refusals + 1, outbound.attempts),
    lastRefusal: { kind: refusal, times: before + 1 },
    ...codeOf(code),
  };
  if (refusal === 'window-closed' && outbound.audience === 'client') {
    const dueAt = outbound.createdAt + heldForClientMs;
    return { ...refused, state: 'waiting', waitsFor: 'client', dueAt };
  }
  const policy = retryPolicies[refusal];
  if (policy === undefined || before + 1 >= policy.refusalsMax) {
    return { ...refused, state: 'failed' };
  }
  const dueAt = now + policy.pauseMs(before, random);
  if (dueAt >= usefulUntil(outbound)) return { ...refused, state: 'failed' };
  return { ...refused, state: 'waiting', dueAt };
}

/** Without what belongs to the state that it leaves. */
export function withoutTimes(outbound: Outbound): Outbound {
  const { dueAt: _due, waitsFor: _waits, ambiguousSince: _since, ...rest } = outbound;
  return rest;
}

function codeOf(code: number | undefined): { failureCode?: number } {
  return code === undefined ? {} : { failureCode: code };
}
