import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const synthTimeoutMs = 60_000;
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-checks-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

/** Synthesises in a process of its own, as `cdk synth` does but without bundling. */
function synthesise(name: string, args: readonly string[]) {
  const outDir = join(directory, name);
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: synthTimeoutMs,
    env: {
      ...process.env,
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] }),
    },
  });
  return { status, said: stdout + stderr, outDir };
}

/** A stack of one resource under the same checks. */
const stackWith = (imports: string, resource: string) => [
  '--input-type=module',
  '-e',
  `import { App, Stack } from 'aws-cdk-lib';
   ${imports}
   import { addChecks } from '#infra/constructs/add-checks.ts';
   const app = new App();
   const stack = new Stack(app, 'Bad');
   ${resource}
   addChecks(app);
   app.synth();`,
];

const reportSchema = z.object({
  pluginReports: z.array(
    z.object({
      pluginName: z.string(),
      conclusion: z.string(),
      violations: z.array(z.unknown()),
      suppressedViolations: z
        .array(z.object({ ruleName: z.string(), acknowledgedAt: z.string(), reason: z.string() }))
        .default([]),
    }),
  ),
});

describe('the checks at synthesis', { timeout: synthTimeoutMs }, () => {
  it('find nothing in the stack but what is acknowledged, with a reason, on one construct', () => {
    const { status, said, outDir } = synthesise('stack', ['infra/app.ts']);
    expect(said).not.toMatch(/^(ERROR|WARNING)/m);
    expect(status).toBe(0);
    const report = reportSchema.parse(
      JSON.parse(readFileSync(join(outDir, 'validation-report.json'), 'utf8')),
    );
    const packs = report.pluginReports.map(({ pluginName, conclusion, violations }) => ({
      ...{ pluginName, conclusion, violations },
    }));
    expect(packs).toEqual([
      { pluginName: 'AwsSolutions', conclusion: 'success', violations: [] },
      { pluginName: 'Serverless', conclusion: 'success', violations: [] },
    ]);
    for (const { acknowledgedAt, reason } of report.pluginReports.flatMap(
      ({ suppressedViolations }) => suppressedViolations,
    )) {
      expect(acknowledgedAt).toMatch(/^CoreSync-dev\/\w/);
      expect(reason.length).toBeGreaterThan(40);
    }
  });

  it('stop at a finding of a rule pack', () => {
    const { status, said } = synthesise(
      'queue',
      stackWith("import { Queue } from 'aws-cdk-lib/aws-sqs';", "new Queue(stack, 'Queue');"),
    );
    expect(status).toBe(1);
    expect(said).toContain('AwsSolutions::AwsSolutions-SQS4');
    expect(said).toContain('Serverless::Serverless-SQSRedrivePolicy');
  });

  it('stop at what CloudFormation would refuse', () => {
    const { status, said } = synthesise(
      'logs',
      stackWith(
        "import { CfnResource } from 'aws-cdk-lib';",
        `new CfnResource(stack, 'Logs', {
          type: 'AWS::Logs::LogGroup',
          properties: { Forget: true },
        });`,
      ),
    );
    expect(status).toBe(1);
    expect(said).toContain('Bad/Logs');
    expect(said).toContain("Acknowledge with 'CloudFormation-Validate::F3002'");
  });
});
