import type { Break } from './break-file.ts';
import type { TestRun } from './run-tests.ts';
import type { TestReport, TestResult } from './test-report.ts';

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
    const why = firstLine(otherwise.failures[0] ?? 'no message');
    return {
      kind: 'void',
      reason: `"${otherwise.fullName}" fails otherwise than by an assertion: ${why}`,
    };
  }
  return { kind: 'caught', by: failed.map(({ fullName }) => fullName) };
}

/** What is wrong with a break's tests in the copy that nothing was done to; undefined: they are green. */
export function faultUnbroken(run: TestRun, { testFile, titlePattern }: Break): string | undefined {
  if (run.kind !== 'ran') return nothingRan(run).reason;
  const files = run.report.files.filter(({ path }) => path.endsWith(`/${testFile}`));
  const fault = faultOf({ files });
  if (fault !== undefined) return fault;
  const named = new RegExp(titlePattern ?? '');
  const tests = testsOf({ files }).filter(({ fullName }) => named.test(fullName));
  const ran = tests.filter(({ end }) => end !== 'not-run');
  if (ran.length === 0) return 'it names no test';
  const red = ran.find(({ end }) => end === 'failed');
  return red && `"${red.fullName}" is red already: ${firstLine(red.failures[0] ?? '')}`;
}

function nothingRan(run: Exclude<TestRun, { kind: 'ran' }>) {
  const reason =
    run.kind === 'timed-out'
      ? 'its tests did not end in time'
      : `vitest wrote no report: ${run.said}`;
  return { kind: 'void', reason } as const;
}

function faultOf(report: TestReport): string | undefined {
  const [fault] = report.files.flatMap((file) => file.fault ?? []);
  return fault === undefined ? undefined : firstLine(fault);
}

function testsOf(report: TestReport): TestResult[] {
  return report.files.flatMap(({ tests }) => tests);
}

/** A property test wraps the assertion: its message carries it further down. */
function failedByAssertion({ failures }: TestResult): boolean {
  return failures.length > 0 && failures.every((text) => /\bAssertionError\b/.test(text));
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
