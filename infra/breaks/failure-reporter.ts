import { writeFileSync } from 'node:fs';
import type { SerializedError } from 'vitest';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import type { Failure, TestReport, TestResult } from './test-report.ts';

/** The variable that names the file to write. */
export const reportFileVariable = 'CORESYNC_TEST_REPORT';

/** Writes a `TestReport` when a run ends. vitest's JSON keeps no causes, and an assertion in a property is one. */
// biome-ignore lint/style/noDefaultExport: vitest takes a reporter from a module's default export.
export default class FailureReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const report: TestReport = {
      files: modules.map((module) => ({
        path: module.moduleId,
        faults: module.errors().map(failureOf),
        tests: [...module.children.allTests()].map(resultOf),
      })),
      unhandled: unhandled.map(failureOf),
    };
    const file = process.env[reportFileVariable];
    if (file === undefined) throw new Error(`${reportFileVariable} names no file`);
    writeFileSync(file, JSON.stringify(report));
  }
}

function resultOf(test: TestCase): TestResult {
  const { state, errors } = test.result();
  return {
    fullName: test.fullName.replaceAll(' > ', ' '),
    end: state === 'passed' || state === 'failed' ? state : 'not-run',
    failures: (errors ?? []).map(failureOf),
  };
}

function failureOf(error: SerializedError): Failure {
  const { cause } = error;
  return {
    name: error.name ?? 'Error',
    message: String(error.message ?? error),
    ...(isError(cause) ? { cause: failureOf(cause) } : {}),
  };
}

function isError(cause: unknown): cause is SerializedError {
  return typeof cause === 'object' && cause !== null && 'message' in cause;
}
