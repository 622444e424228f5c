import type { Instant } from '#domain/time/instant.ts';

/** Virtual time, and what is to happen in it: one thing after another, in an order that nothing real decides. */
export interface Scheduler {
  now(): Instant;
  /** Runs later; what is due at the same instant runs in the order in which it was put here. */
  after(delayMs: number, run: () => void | Promise<void>): void;
  /** Runs what falls due until then, and leaves the clock there. */
  runUntil(until: Instant): Promise<void>;
  /** Runs what falls due until `isDone` says so, or the instant given. True: it said so. */
  runWhile(isDone: () => boolean, until: Instant): Promise<boolean>;
  /** How many events were run. */
  readonly events: number;
}

interface Due {
  readonly at: Instant;
  readonly run: () => void | Promise<void>;
}

export function createScheduler(start: Instant): Scheduler {
  let now = start;
  let events = 0;
  const due: Due[] = [];

  function after(delayMs: number, run: Due['run']): void {
    const at = now + Math.max(0, Math.round(delayMs));
    // The first place behind everything that is due by then.
    let low = 0;
    let high = due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((due[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    due.splice(low, 0, { at, run });
  }

  async function runWhile(isDone: () => boolean, until: Instant): Promise<boolean> {
    for (;;) {
      if (isDone()) return true;
      const first = due[0];
      if (first === undefined || first.at > until) break;
      due.shift();
      now = Math.max(now, first.at);
      events += 1;
      await first.run();
    }
    now = Math.max(now, until);
    return isDone();
  }

  return {
    now: () => now,
    after,
    runWhile,
    async runUntil(until) {
      await runWhile(() => false, until);
    },
    get events() {
      return events;
    },
  };
}
