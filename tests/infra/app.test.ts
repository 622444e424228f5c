import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const synthTimeoutMs = 15_000;
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-app-'));
});

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

/** Runs the CDK app as `cdk synth` does, without bundling. */
function synth(context: Record<string, unknown>) {
  const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], {
    encoding: 'utf8',
    timeout: synthTimeoutMs,
    env: {
      ...process.env,
      CDK_OUTDIR: join(directory, 'cdk.out'),
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
  return { status, stderr };
}

describe('the CDK app', () => {
  it('stops at a faulty studio file with every fault and no stack trace', () => {
    const studio = join(directory, 'studio.json');
    writeFileSync(
      studio,
      JSON.stringify({ session_duration_minutes: -5, weekly_schedule: { Moonday: {} } }),
    );

    const { status, stderr } = synth({ studio });

    expect(status).toBe(1);
    expect(stderr).toContain(studio);
    expect(stderr).toContain('session_duration_minutes');
    expect(stderr).toContain('Moonday');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('stops at a studio file that is not there, naming it', () => {
    const { status, stderr } = synth({ studio: join(directory, 'nowhere.json') });

    expect(status).toBe(1);
    expect(stderr).toContain('nowhere.json');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(['Prod', 'a_b', `a${'b'.repeat(20)}`])('stops at the stage %s', (stage) => {
    const { status, stderr } = synth({ stage });

    expect(status).toBe(1);
    expect(stderr).toBe(`stage ${stage}: up to 20 of a-z, 0-9 and -, beginning with a letter\n`);
  });

  it.each(['Jakarta', 'ap-southeast', 'ap-southeast-3b'])('stops at the region %s', (region) => {
    const { status, stderr } = synth({ region });

    expect(status).toBe(1);
    expect(stderr).toBe(`region ${region}: such as ap-southeast-3\n`);
  });
});
