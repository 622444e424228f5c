import type { RunOptions, SeedResult } from './run-seed.ts';

export interface Shrunk {
  readonly options: RunOptions;
  readonly result: SeedResult;
}

const runsMax = 24;

/**
 * Brings a run that broke a promise down to fewer messages and fewer kinds of fault, as long as the same promise is
 * broken. (A run of fewer messages begins as the longer one does.)
 */
export async function shrinkRun(
  run: (options: RunOptions) => Promise<SeedResult>,
  options: RunOptions,
  result: SeedResult,
): Promise<Shrunk> {
  const promise = result.violations[0]?.promise;
  let best: Shrunk = { options, result };
  let runs = 0;

  async function tryWith(change: Partial<RunOptions>): Promise<boolean> {
    if (runs >= runsMax) return false;
    runs += 1;
    const changed = { ...best.options, ...change };
    const again = await run(changed);
    const violations = again.violations.filter((one) => one.promise === promise);
    if (violations.length === 0) return false;
    best = { options: changed, result: { ...again, violations } };
    return true;
  }

  let tooFew = 0;
  while (best.options.messages - tooFew > 1) {
    const middle = Math.floor((tooFew + best.options.messages) / 2);
    if (!(await tryWith({ messages: middle }))) tooFew = middle;
    if (runs >= runsMax / 2) break;
  }
  for (const kind of best.result.faults.keys()) {
    await tryWith({ without: new Set([...best.options.without, kind]) });
  }
  return best;
}
