import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limitModule } from '#infra/bench/import-limit.ts';
import { bundleHandler, type HandlerBundle } from '#infra/constructs/bundle-handler.ts';

const bundledWithinMs = 60_000;
const functions = readdirSync('functions').sort();
const bundles = new Map<string, HandlerBundle>();
let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'coresync-sizes-'));
  for (const name of functions) {
    const outDir = join(directory, name);
    bundles.set(name, bundleHandler({ entry: `functions/${name}/handler.ts`, outDir }));
  }
}, bundledWithinMs);
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const bundleOf = (name: string) => bundles.get(name) ?? Promise.reject(new Error(name));

test.each(functions)('%s loads less than 700 KB at the start', async (name) => {
  expect((await bundleOf(name)).startBytes).toBeLessThan(700_000);
});

test.each(functions)(
  '%s loads neither openai nor the client of Google at the start',
  async (name) => {
    const { startInputs } = await bundleOf(name);

    expect(startInputs).toContain(`functions/${name}/handler.ts`);
    expect(
      startInputs.filter((file) => /node_modules\/(openai|@googleapis|google-auth)/.test(file)),
    ).toEqual([]);
  },
);

test.each(functions)(
  '%s has the small half of zod, and no schema of the studio’s file',
  async (name) => {
    const { startInputs } = await bundleOf(name);

    expect(
      startInputs.filter((file) => /zod\/v4\/(classic|locales)|studio-file-schema/.test(file)),
    ).toEqual([]);
  },
);

test('the limit of ingest is what it uses of the SDK, and nothing else', async () => {
  const { startInputs } = await bundleOf('ingest');

  expect(limitModule(startInputs)).toBe(
    [
      "export { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';",
      "export { SQSClient, SendMessageBatchCommand } from '@aws-sdk/client-sqs';",
      'export const handler = async () => {};',
      '',
    ].join('\n'),
  );
});
