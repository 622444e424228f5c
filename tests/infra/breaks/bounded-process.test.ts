import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { runBounded, signalGroup } from '#infra/breaks/bounded-process.ts';

const directory = tmpdir();
const node = process.execPath;

test('a program that ends gives its code and what it said', async () => {
  const script = 'console.log("out"); console.error("err"); process.exitCode = 3';
  const end = await runBounded([node, '-e', script], { directory, timeoutMs: 20_000 });
  expect(end).toMatchObject({ code: 3, timedOut: false });
  expect(end.said).toContain('out\n');
  expect(end.said).toContain('err\n');
});

test('a program whose time is up is ended with what it started', async () => {
  // The child's child holds the output open: unless it ends too, so does nothing.
  const script = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], { stdio: 'inherit' })`;
  const end = await runBounded([node, '-e', script], { directory, timeoutMs: 500 });
  expect(end).toMatchObject({ code: null, timedOut: true });
});

test('a program that is not there is a fault', async () => {
  await expect(
    runBounded(['coresync-no-such-program'], { directory, timeoutMs: 20_000 }),
  ).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a signal to a group that is gone is no fault', () => {
  expect(signalGroup(2 ** 22 + 1, 0)).toBe(false);
});
