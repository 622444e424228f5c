import * as z from 'zod';

/** What vitest's JSON reporter writes, as far as it is used here. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z
            .array(z.string())
            .nullish()
            .transform((messages) => messages ?? []),
        }),
      ),
    }),
  ),
});

export interface TestReport {
  readonly files: readonly TestedFile[];
}

export interface TestedFile {
  /** An absolute path. */
  readonly path: string;
  /** Why none of its tests ran, such as a syntax error. */
  readonly fault?: string;
  readonly tests: readonly TestResult[];
}

export interface TestResult {
  readonly fullName: string;
  readonly end: 'passed' | 'failed' | 'not-run';
  /** What it failed by, each in full. */
  readonly failures: readonly string[];
}

/** @throws SyntaxError, z.ZodError where the text is no report. */
export function readTestReport(text: string): TestReport {
  const { testResults } = reportSchema.parse(JSON.parse(text));
  return {
    files: testResults.map(({ name, status, message, assertionResults }) => {
      const tests = assertionResults.map((test) => ({
        fullName: test.fullName.trim(),
        end: endOf(test.status),
        failures: test.failureMessages,
      }));
      const failedAlone = status === 'failed' && tests.every(({ end }) => end !== 'failed');
      return { path: name, tests, ...(failedAlone ? { fault: message || 'it failed' } : {}) };
    }),
  };
}

function endOf(status: string): TestResult['end'] {
  return status === 'passed' || status === 'failed' ? status : 'not-run';
}
