import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type SeedJob, type SeedReport, seedReportSchema } from './report/seed-report.ts';

const workerFile = fileURLToPath(new URL('seed-worker.ts', import.meta.url));

export interface SeedsOptions {
  readonly seeds: Iterable<number>;
  readonly messages: number;
  readonly processes: number;
  /** No seed is begun after it, in real milliseconds from the start. */
  readonly durationMs?: number;
  /** How many broken seeds are brought down to what they need. */
  readonly shrinksMax: number;
}

/**
 * Plays seeds in processes of their own, each one seed at a time, and tells of each as it ends.
 * @throws Error when a worker dies.
 */
export async function* runSeeds(options: SeedsOptions): AsyncGenerator<SeedReport> {
  const { messages, durationMs = Number.POSITIVE_INFINITY } = options;
  const endsAt = performance.now() + durationMs;
  const waiting = options.seeds[Symbol.iterator]();
  const workers = Array.from({ length: options.processes }, () =>
    fork(workerFile, { execArgv: [] }),
  );
  const running = new Map<ChildProcess, Promise<{ worker: ChildProcess; report: SeedReport }>>();
  let shrinks = options.shrinksMax;

  function begin(worker: ChildProcess): void {
    const next = performance.now() < endsAt ? waiting.next() : { done: true as const };
    if (next.done) return;
    running.set(worker, playSeed(worker, { seed: next.value, messages, shrink: shrinks > 0 }));
  }

  try {
    for (const worker of workers) begin(worker);
    while (running.size > 0) {
      const { worker, report } = await Promise.race(running.values());
      running.delete(worker);
      if (report.shrunk !== undefined) shrinks -= 1;
      yield report;
      begin(worker);
    }
  } finally {
    for (const worker of workers) if (worker.connected) worker.disconnect();
  }
}

async function playSeed(worker: ChildProcess, job: SeedJob) {
  const ended = new AbortController();
  const died = once(worker, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`the process of seed ${job.seed} ended with code ${code}`);
  });
  const told = once(worker, 'message', { signal: ended.signal });
  worker.send(job);
  try {
    const [message] = await Promise.race([told, died]);
    return { worker, report: seedReportSchema.parse(message) };
  } finally {
    died.catch(() => {});
    told.catch(() => {});
    ended.abort();
  }
}
