/** Notices that something happened, so that who waits for quiet need not ask all the time. */
export interface Activity {
  note(): void;
  /** How often something happened. */
  count(): number;
  /** Resolves when something happens next, or after `atMostMs`. */
  next(atMostMs: number): Promise<void>;
}

export function createActivity(): Activity {
  let count = 0;
  let wake = Promise.withResolvers<void>();
  return {
    note() {
      count++;
      wake.resolve();
      wake = Promise.withResolvers<void>();
    },
    count: () => count,
    async next(atMostMs) {
      const { promise: elapsed, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, atMostMs);
      await Promise.race([wake.promise, elapsed]);
      clearTimeout(timer);
    },
  };
}
