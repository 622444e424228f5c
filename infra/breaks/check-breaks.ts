import { dirname } from 'node:path';
import { runBounded } from './bounded-process.ts';
import type { Break, SimulationBreak, TestBreak } from './break-file.ts';
import { runSimulation } from './run-simulation.ts';
import { runTests } from './run-tests.ts';
import { copySources } from './source-copy.ts';
import { faultUnbroken, judgeBroken, judgeSimulation, type Verdict } from './verdict.ts';

const atOnce = 2;
const applyWithinMs = 20_000;
/** For the tests of one break, and for those of all breaks in the tree as it is. */
const testsWithinMs = 120_000;
const allTestsWithinMs = 240_000;
/** For the seeds of one break, and for the one seed that caught it in the tree as it is. */
const seedsWithinMs = 240_000;
const seedWithinMs = 120_000;

export interface BreakResult {
  readonly name: string;
  readonly verdict: Verdict;
  readonly tookMs: number;
}

/**
 * Runs the tests that the breaks name, which have to be green; then for each break those of its own, or the
 * simulation, in a copy of the tree with the patch applied, which have to go red. The tree itself is left alone. Results come as they end.
 */
export async function* checkBreaks(
  root: string,
  breaks: readonly Break[],
): AsyncGenerator<BreakResult> {
  const faults = await faultsUnbroken(root, breaks.filter(isTest));
  const waiting = [...breaks];
  const running = new Map<string, Promise<BreakResult>>();
  while (waiting.length > 0 || running.size > 0) {
    for (const next of waiting.splice(0, atOnce - running.size)) {
      running.set(
        next.name,
        timed(next, () => checkBreak(root, next, faults.get(next.name))),
      );
    }
    const result = await Promise.race(running.values());
    running.delete(result.name);
    yield result;
  }
}

function isTest(one: Break): one is TestBreak {
  return 'testFile' in one;
}

/** By name, what is wrong with a break's tests where nothing is broken. */
async function faultsUnbroken(
  root: string,
  breaks: readonly TestBreak[],
): Promise<Map<string, string>> {
  if (breaks.length === 0) return new Map();
  const copy = await copySources(root);
  try {
    const run = await runTests({
      directory: copy.directory,
      testFiles: [...new Set(breaks.map(({ testFile }) => testFile))],
      timeoutMs: allTestsWithinMs,
    });
    return new Map(
      breaks.flatMap((one): [string, string][] => {
        const fault = faultUnbroken(run, one);
        return fault === undefined ? [] : [[one.name, fault]];
      }),
    );
  } finally {
    await copy.remove();
  }
}

async function checkBreak(
  root: string,
  broken: Break,
  fault: string | undefined,
): Promise<Verdict> {
  if (fault !== undefined) return { kind: 'void', reason: `unpatched: ${fault}` };
  const copy = await copySources(root);
  try {
    const applied = await runBounded(['git', 'apply', '--verbose', broken.patchFile], {
      directory: copy.directory,
      timeoutMs: applyWithinMs,
      // No repository around the copy may have a say.
      environment: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy.directory) },
    });
    if (applied.code !== 0) {
      return { kind: 'void', reason: `the patch does not apply: ${applied.said.trim()}` };
    }
    if (!isTest(broken)) return await checkBySimulation(root, copy.directory, broken);
    const { testFile, titlePattern } = broken;
    return judgeBroken(
      await runTests({
        directory: copy.directory,
        testFiles: [testFile],
        titlePattern,
        timeoutMs: testsWithinMs,
      }),
    );
  } finally {
    await copy.remove();
  }
}

/** The seed that catches a break has to hold in the tree as it is. */
async function checkBySimulation(
  root: string,
  patched: string,
  { simulation }: SimulationBreak,
): Promise<Verdict> {
  const run = await runSimulation(patched, simulation, seedsWithinMs);
  const verdict = judgeSimulation(run, simulation.sees);
  if (run.kind !== 'broken' || verdict.kind !== 'caught') return verdict;
  const same = { seeds: `${run.seed}..${run.seed}`, messages: simulation.messages };
  const unbroken = await runSimulation(root, same, seedWithinMs);
  if (unbroken.kind === 'holds') return verdict;
  return { kind: 'void', reason: `unpatched: seed ${run.seed} is red already (${unbroken.kind})` };
}

async function timed({ name }: Break, check: () => Promise<Verdict>): Promise<BreakResult> {
  const began = performance.now();
  const verdict = await check().catch(
    (error: unknown): Verdict => ({ kind: 'void', reason: String(error) }),
  );
  return { name, verdict, tookMs: performance.now() - began };
}
