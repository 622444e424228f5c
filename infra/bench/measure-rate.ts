/** Repeats a pass over `count` things until the time is used up; things per second. */
export function measureRate(pass: () => void, count: number, rateMs: number): number {
  // Once before the clock starts, so that the code is compiled when it is measured.
  for (const until = performance.now() + rateMs / 4; performance.now() < until; ) pass();
  const began = performance.now();
  let passes = 0;
  let elapsedMs = 0;
  do {
    pass();
    passes += 1;
    elapsedMs = performance.now() - began;
  } while (elapsedMs < rateMs);
  return (1000 * passes * count) / elapsedMs;
}

/** The quickest of a few runs, in milliseconds: the others were disturbed. */
export function quickestMs(run: () => void, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let index = 0; index < runs; index += 1) {
    const began = performance.now();
    run();
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
