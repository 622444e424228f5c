import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { freePort } from '#infra/local/engines/free-port.ts';
import { startCommand } from '#infra/smoke/started-command.ts';

const options = { directory: tmpdir(), environment: process.env };
const node = process.execPath;

/** A server that stops as it is told, having started a child that lives on where `deaf`. */
async function startServer({ deaf }: { readonly deaf: boolean }) {
  const port = await freePort();
  const child = deaf
    ? `process.on('SIGINT', () => {}); setInterval(() => {}, 1e6);`
    : 'setInterval(() => {}, 1e6);';
  const script = `
    require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(`${child} console.log('up')`)}], { stdio: ['ignore', 'pipe', 'ignore'] })
      .stdout.once('data', () => require('node:http').createServer((_, answer) => answer.end('hello')).listen(${port}, '127.0.0.1'));
    process.on('SIGINT', () => process.exit(0));`;
  const started = startCommand([node, '-e', script], options);
  const ask = async () => (await fetch(`http://127.0.0.1:${port}`)).text();
  return { started, ask };
}

test('a command is waited for until it answers, and stops as by Ctrl-C', async () => {
  const { started, ask } = await startServer({ deaf: false });
  expect(await started.until(ask, 15_000)).toBe('hello');
  expect(await started.stop()).toEqual([]);
  await expect(ask()).rejects.toThrow('fetch failed');
});

test.runIf(process.platform === 'linux')('what lives on after it is named and ended', async () => {
  const { started, ask } = await startServer({ deaf: true });
  await started.until(ask, 15_000);
  expect(await started.stop()).toEqual([expect.stringMatching(/^\d+ \S/)]);
});

test('a command that ends is not waited for, and what it said is told', async () => {
  const started = startCommand([node, '-e', 'console.error("no such thing")'], options);
  await expect(started.until(async () => undefined, 15_000)).rejects.toThrow(
    'it ended; it said:\nno such thing',
  );
  expect(await started.stop()).toEqual([]);
});

test('a command that gives no answer in time is told with the last fault', async () => {
  const started = startCommand([node, '-e', 'setInterval(() => {}, 1e6)'], options);
  const ask = () => Promise.reject(new Error('refused'));
  await expect(started.until(ask, 300)).rejects.toThrow('no answer in 0.3 s (Error: refused)');
  await started.stop();
});
