import * as z from 'zod';

/** A thrown error, and what it names as its cause. */
export interface Failure {
  readonly name: string;
  readonly message: string;
  readonly cause?: Failure | undefined;
}

const failureSchema: z.ZodType<Failure> = z.object({
  name: z.string(),
  message: z.string(),
  get cause() {
    return failureSchema.optional();
  },
});

const resultSchema = z.object({
  /** The titles of its groups and its own, spaces between. */
  fullName: z.string(),
  end: z.enum(['passed', 'failed', 'not-run']),
  failures: z.array(failureSchema),
});

/** How a run of tests ended. */
export const testReportSchema = z.object({
  files: z.array(
    z.object({
      /** An absolute path. */
      path: z.string(),
      /** What kept the file's tests from running, such as a syntax error, or failed around them. */
      faults: z.array(failureSchema),
      tests: z.array(resultSchema),
    }),
  ),
  /** What was thrown outside of any test. */
  unhandled: z.array(failureSchema),
});

export type TestReport = z.infer<typeof testReportSchema>;
export type TestResult = z.infer<typeof resultSchema>;

/** Whether an assertion failed. A property test wraps it: then it is the cause. */
export function isAssertion({ name, cause }: Failure): boolean {
  return name === 'AssertionError' || (cause !== undefined && isAssertion(cause));
}
