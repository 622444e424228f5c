import { dirname } from 'node:path';
import { runBounded } from './bounded-process.ts';
import type { Break } from './break-file.ts';
import { runTests } from './run-tests.ts';
import { copySources } from './source-copy.ts';
import { faultUnbroken, judgeBroken, type Verdict } from './verdict.ts';

const atOnce = 2;
const applyWithinMs = 20_000;
/** For the tests of one break, and for those of all breaks in the tree as it is. */
const testsWithinMs = 120_000;
const allTestsWithinMs = 240_000;

export interface BreakResult {
  readonly name: string;
  readonly verdict: Verdict;
  readonly tookMs: number;
}

/**
 * Runs the tests that the breaks name, which have to be green; then for each break those of its own in a copy of
 * the tree with the patch applied, which have to go red. The tree itself is left alone. Results come as they end.
 */
export async function* checkBreaks(
  root: string,
  breaks: readonly Break[],
): AsyncGenerator<BreakResult> {
  const faults = await faultsUnbroken(root, breaks);
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

/** By name, what is wrong with a break's tests where nothing is broken. */
async function faultsUnbroken(
  root: string,
  breaks: readonly Break[],
): Promise<Map<string, string>> {
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
  { patchFile, testFile, titlePattern }: Break,
  fault: string | undefined,
): Promise<Verdict> {
  if (fault !== undefined) return { kind: 'void', reason: `unpatched: ${fault}` };
  const copy = await copySources(root);
  try {
    const applied = await runBounded(['git', 'apply', '--verbose', patchFile], {
      directory: copy.directory,
      timeoutMs: applyWithinMs,
      // No repository around the copy may have a say.
      environment: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy.directory) },
    });
    if (applied.code !== 0) {
      return { kind: 'void', reason: `the patch does not apply: ${applied.said.trim()}` };
    }
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

async function timed({ name }: Break, check: () => Promise<Verdict>): Promise<BreakResult> {
  const began = performance.now();
  const verdict = await check().catch(
    (error: unknown): Verdict => ({ kind: 'void', reason: String(error) }),
  );
  return { name, verdict, tookMs: performance.now() - began };
}
