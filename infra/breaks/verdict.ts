import type { TestBreak } from './break-file.ts';
import type { SimulationRun } from './run-simulation.ts';
import type { TestRun } from './run-tests.ts';
import { type Failure, isAssertion, type TestReport, type TestResult } from './test-report.ts';

export type Verdict =
  | { readonly kind: 'caught'; readonly by: readonly string[] }
  /** The tests pass though the promise is broken. */
  | { readonly kind: 'not-caught' }
  /** It proves nothing: the patch, the tests or the run are at fault. */
  | { readonly kind: 'void'; readonly reason: string };

/** Judges the run of a break's tests in the patched copy. Red counts only where an assertion made it so. */
export function judgeBroken(run: TestRun): Verdict {
  if (run.kind !== 'ran') return nothingRan(run);
  const fault = faultOf(run.report);
  if (fault !== undefined) return { kind: 'void', reason: `its tests do not run: ${fault}` };
  const ran = testsOf(run.report).filter(({ end }) => end !== 'not-run');
  if (ran.length === 0) return { kind: 'void', reason: 'it names no test' };
  const failed = ran.filter(({ end }) => end === 'failed');
  if (failed.length === 0) return { kind: 'not-caught' };
  const otherwise = failed.find((test) => !failedByAssertion(test));
  if (otherwise !== undefined) {
    return {
      kind: 'void',
      reason: `"${otherwise.fullName}" fails otherwise than by an assertion: ${reasonOf(otherwise)}`,
    };
  }
  return { kind: 'caught', by: failed.map(({ fullName }) => fullName) };
}

/** Judges the simulation in the patched copy. Red counts only where the promise named was seen broken. */
export function judgeSimulation(run: SimulationRun, sees: string): Verdict {
  switch (run.kind) {
    case 'holds':
      return { kind: 'not-caught' };
    case 'timed-out':
      return { kind: 'void', reason: 'its seeds did not end in time' };
    case 'failed':
      return { kind: 'void', reason: `the simulation does not run: ${run.said.slice(-300)}` };
    case 'broken': {
      const { seed, promises } = run;
      if (promises.includes(sees)) return { kind: 'caught', by: [`seed ${seed}: ${sees}`] };
      return { kind: 'void', reason: `seed ${seed} broke something else: ${promises.join('; ')}` };
    }
  }
}

/** What is wrong with a break's tests in the copy that nothing was done to; undefined: they are green. */
export function faultUnbroken(
  run: TestRun,
  { testFile, titlePattern }: TestBreak,
): string | undefined {
  if (run.kind !== 'ran') return nothingRan(run).reason;
  const files = run.report.files.filter(({ path }) => path.endsWith(`/${testFile}`));
  const fault = faultOf({ ...run.report, files });
  if (fault !== undefined) return fault;
  const named = new RegExp(titlePattern ?? '');
  const tests = testsOf({ ...run.report, files }).filter(({ fullName }) => named.test(fullName));
  const ran = tests.filter(({ end }) => end !== 'not-run');
  if (ran.length === 0) return 'it names no test';
  const red = ran.find(({ end }) => end === 'failed');
  return red && `"${red.fullName}" is red already: ${reasonOf(red)}`;
}

function nothingRan(run: Exclude<TestRun, { kind: 'ran' }>) {
  const reason =
    run.kind === 'timed-out'
      ? 'its tests did not end in time'
      : `vitest wrote no report: ${run.said}`;
  return { kind: 'void', reason } as const;
}

/** What went wrong outside of the tests themselves. */
function faultOf({ files, unhandled }: TestReport): string | undefined {
  const [fault] = [...files.flatMap(({ faults }) => faults), ...unhandled];
  return fault && failureText(fault);
}

function testsOf(report: TestReport): TestResult[] {
  return report.files.flatMap(({ tests }) => tests);
}

function failedByAssertion({ failures }: TestResult): boolean {
  return failures.length > 0 && failures.every(isAssertion);
}

function reasonOf({ failures: [first] }: TestResult): string {
  return first === undefined ? 'without a reason' : failureText(first);
}

function failureText({ name, message }: Failure): string {
  return `${name}: ${message.trim().split('\n')[0]}`;
}
