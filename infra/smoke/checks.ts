/** Counts what was looked at, one printed line each. */
export interface Checks {
  /** What differs is shown. */
  readonly check: (name: string, actual: unknown, expected: unknown) => void;
  /** Prints the count and sets the exit code 1 if something differed. */
  readonly conclude: () => void;
}

export function createChecks(say: (line: string) => void = console.log): Checks {
  const results = { passed: 0, failed: 0 };
  return {
    check(name, actual, expected) {
      const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
      results[is === wanted ? 'passed' : 'failed'] += 1;
      say(is === wanted ? `  ok      ${name}` : `  FAILED  ${name}: ${is}, not ${wanted}`);
    },
    conclude() {
      say(`${results.passed} passed, ${results.failed} failed`);
      if (results.failed > 0) process.exitCode = 1;
    },
  };
}
