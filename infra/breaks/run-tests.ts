import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runBounded } from './bounded-process.ts';
import { reportFileVariable } from './failure-reporter.ts';
import { type TestReport, testReportSchema } from './test-report.ts';

export type TestRun =
  | { readonly kind: 'ran'; readonly report: TestReport }
  | { readonly kind: 'timed-out' }
  /** vitest itself came to nothing. */
  | { readonly kind: 'no-report'; readonly said: string };

const reporter = fileURLToPath(new URL('failure-reporter.ts', import.meta.url));

/** Runs files of tests with the vitest of a folder; with a pattern only the tests whose full title it matches. */
export async function runTests(options: {
  readonly directory: string;
  readonly testFiles: readonly string[];
  readonly titlePattern?: string;
  readonly timeoutMs: number;
}): Promise<TestRun> {
  const reportFile = join(options.directory, 'break-report.json');
  await rm(reportFile, { force: true });
  const end = await runBounded(
    [
      process.execPath,
      join(options.directory, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...options.testFiles,
      ...(options.titlePattern === undefined ? [] : ['-t', options.titlePattern]),
      `--reporter=${reporter}`,
    ],
    {
      ...options,
      environment: { ...outsideOfVitest(process.env), [reportFileVariable]: reportFile },
    },
  );
  if (end.timedOut) return { kind: 'timed-out' };
  try {
    const written: unknown = JSON.parse(await readFile(reportFile, 'utf8'));
    return { kind: 'ran', report: testReportSchema.parse(written) };
  } catch {
    return { kind: 'no-report', said: end.said.trim() };
  }
}

/** A run inside a test would else take itself for a worker of the outer one. */
function outsideOfVitest(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(
    ([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV' && name !== 'TEST',
  );
  return Object.fromEntries(inherited);
}
