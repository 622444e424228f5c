import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs } from '#infra/local/assembly-hash.ts';

let root: string;
let studioFile: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'coresync-'));
  studioFile = join(root, 'studio.json');
  for (const folder of ['infra', 'functions', 'shared/domain']) {
    await mkdir(join(root, folder), { recursive: true });
    await writeFile(join(root, folder, 'file.ts'), folder);
  }
  for (const file of ['cdk.json', 'package-lock.json', 'studio.json']) {
    await writeFile(join(root, file), file);
  }
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  'infra/file.ts',
  'functions/file.ts',
  'shared/domain/file.ts',
  'shared/domain/new.ts',
  'cdk.json',
  'package-lock.json',
  'studio.json',
])('another %s has another hash', async (file) => {
  const before = await hashInputs(root, studioFile);
  await writeFile(join(root, file), 'changed');
  expect(await hashInputs(root, studioFile)).not.toBe(before);
});

test('dates and other files do not matter, the path of the studio file does', async () => {
  const before = await hashInputs(root, studioFile);
  await utimes(join(root, 'infra/file.ts'), 1, 1);
  await writeFile(join(root, 'README.md'), 'new');
  expect(await hashInputs(root, studioFile)).toBe(before);
  const copy = join(root, 'copy.json');
  await cp(studioFile, copy);
  expect(await hashInputs(root, copy)).not.toBe(before);
});
