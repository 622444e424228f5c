import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { bundleHandler } from '#infra/constructs/bundle-handler.ts';
import { aStudio, threeKeys } from '#tests/domain/studio/a-studio.ts';

const importTimeoutMs = 15_000;
let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'coresync-bundle-'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Runs a bundle's handler in a Node of its own, with nothing of the project near it. */
function run(bundle: string, event: unknown, env: Record<string, string> = {}): unknown {
  const script = `
    const { handler } = await import(${JSON.stringify(join(bundle, 'index.mjs'))});
    const context = { awsRequestId: 'request-1', getRemainingTimeInMillis: () => 9000 };
    const result = await handler(${JSON.stringify(event)}, context);
    console.log('\\n' + JSON.stringify(result));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: importTimeoutMs,
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

describe('the bundle of ingest', () => {
  const bundle = () => join(root, 'ingest');
  let sizes: ReturnType<typeof bundleHandler>;

  beforeAll(() => {
    sizes = bundleHandler({ entry: 'functions/ingest/handler.ts', outDir: bundle() });
  });

  it('loads less than 450 KB before its first event', () => {
    expect(sizes.startBytes).toBeGreaterThan(100_000);
    expect(sizes.startBytes).toBeLessThan(450_000);
  });

  it('runs on its own and answers', () => {
    const event = { rawPath: '/', headers: {}, requestContext: { http: { method: 'GET' } } };
    const env = {
      QUEUE_URL: 'http://127.0.0.1:9/messages.fifo',
      STATUS_QUEUE_URL: 'http://127.0.0.1:9/statuses',
      WEBHOOK_SECRET_ARN: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:Webhook',
      AWS_REGION: 'us-east-1',
    };

    expect(run(bundle(), event, env)).toEqual({ statusCode: 404 });
  });

  it('holds scripts and source maps that do not repeat the source, and nothing else', () => {
    const files = readdirSync(bundle());

    expect(files).toEqual(expect.arrayContaining(['index.mjs', 'index.mjs.map']));
    expect(files.filter((file) => !/\.mjs(\.map)?$/.test(file))).toEqual([]);
    const map = JSON.parse(readFileSync(join(bundle(), 'index.mjs.map'), 'utf8'));
    expect(map).not.toHaveProperty('sourcesContent');
    expect(map.sources.join()).toContain('functions/ingest/ingest.ts');
  });

  it('comes out the same a second time', () => {
    const again = join(root, 'again');
    bundleHandler({ entry: 'functions/ingest/handler.ts', outDir: again });

    expect(readdirSync(again)).toEqual(readdirSync(bundle()));
    expect(readFileSync(join(again, 'index.mjs'), 'utf8')).toBe(
      readFileSync(join(bundle(), 'index.mjs'), 'utf8'),
    );
  });
});

describe('a handler with dynamic imports', () => {
  it('keeps them in files that are not loaded at the start, and has the studio beside it', () => {
    const source = join(root, 'source');
    const outDir = join(root, 'dynamic');
    mkdirSync(source);
    writeFileSync(join(source, 'heavy.ts'), `export const heavy = '${'x'.repeat(50_000)}';\n`);
    writeFileSync(
      join(source, 'handler.ts'),
      "export const handler = async () => (await import('./heavy.ts')).heavy.length;\n",
    );
    const studioFile = join(root, 'another-name.json');
    writeFileSync(studioFile, JSON.stringify(threeKeys));

    const sizes = bundleHandler({ entry: join(source, 'handler.ts'), outDir, studioFile });

    expect(sizes.startBytes).toBeLessThan(1_000);
    expect(sizes.allBytes).toBeGreaterThan(50_000);
    expect(run(outDir, {})).toBe(50_000);
    expect(readDeployedStudio(outDir)).toEqual(aStudio());
  });

  it('is not bundled with a studio that cannot be used', () => {
    const source = join(root, 'small');
    mkdirSync(source);
    writeFileSync(join(source, 'handler.ts'), 'export const handler = async () => 1;\n');
    const studioFile = join(root, 'faulty.json');
    writeFileSync(studioFile, JSON.stringify({ ...threeKeys, timezone: 'Nowhere' }));

    expect(() =>
      bundleHandler({
        entry: join(source, 'handler.ts'),
        outDir: join(root, 'faulty'),
        studioFile,
      }),
    ).toThrow(/timezone: must be an IANA time zone/);
  });
});
