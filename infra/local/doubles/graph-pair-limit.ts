import type { Instant } from '#domain/time/instant.ts';

const burstMax = 45;
const refillMs = 6_000;

/** WhatsApp's limit a recipient: one message in six seconds, with 45 that may be borrowed at once. */
export class GraphPairLimit {
  readonly #buckets = new Map<string, { tokens: number; at: Instant }>();

  /** Takes one. False: too many to this recipient (131056). */
  take(recipient: string, now: Instant): boolean {
    const bucket = this.#buckets.get(recipient) ?? { tokens: burstMax, at: now };
    const refilled = Math.min(burstMax, bucket.tokens + Math.max(0, now - bucket.at) / refillMs);
    const taken = refilled >= 1;
    this.#buckets.set(recipient, { tokens: taken ? refilled - 1 : refilled, at: now });
    return taken;
  }
}
