import { type Instant, minuteMs } from '#domain/time/instant.ts';
import { GoogleRefusal } from './google-refusal.ts';

/** Google's own limit for one user of one project, in any minute. */
export const callsPerMinuteMax = 600;

/** Counts calls in the minute before each, a sliding window. */
export class GoogleQuota {
  readonly #calls: Instant[] = [];

  /** @throws GoogleRefusal 403 `rateLimitExceeded` */
  take(now: Instant): void {
    while ((this.#calls[0] ?? now) <= now - minuteMs) this.#calls.shift();
    if (this.#calls.length >= callsPerMinuteMax) {
      throw new GoogleRefusal(403, 'rateLimitExceeded', 'Rate Limit Exceeded');
    }
    this.#calls.push(now);
  }
}
