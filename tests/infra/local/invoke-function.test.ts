import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAssembly } from '#infra/local/assembly.ts';
import { invocationText } from '#infra/local/invocation-text.ts';
import { invokeFunction } from '#infra/local/invoke-function.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { type OutsideServices, startOutsideServices } from '#infra/local/outside-services.ts';

const clock = createLocalClock({ start: Date.parse('2026-12-01T03:00:00Z'), frozen: true });
let outside: OutsideServices;

beforeAll(async () => {
  outside = await startOutsideServices({ clock, zone: 'Asia/Jakarta' });
});
afterAll(() => outside.stop());

async function invoke(functionName: string, event: unknown) {
  const directory = fileURLToPath(new URL('./fixtures/assembly', import.meta.url));
  return invokeFunction({
    ...{ assembly: await readAssembly(directory, ''), clock, outside, functionName, event },
    givenItems: [{ PK: 'NOTE', SK: '1', text: 'old' }],
    log: () => {},
  });
}

test('what a function queued is reported', async () => {
  const report = await invoke('front', { body: 'hello', requestContext: { requestId: 'r1' } });
  expect(report.result).toMatchObject({ kind: 'returned', value: { statusCode: 200 } });
  expect(report.items).toEqual([]);
  expect(report.queued).toMatchObject([{ queue: 'Messages.fifo', messages: [{ body: 'hello' }] }]);
  expect(invocationText(report, outside)).toContain('queued in Messages.fifo\n    "hello"');
});

test('what a function wrote is reported against what was given', async () => {
  const report = await invoke('worker', { Records: [{ messageId: '1', body: 'new' }] });
  expect(report.items).toMatchObject([
    {
      kind: 'updated',
      item: { SK: '1', text: 'new', at: '2026-12-01T03:00:00.000Z' },
      before: { text: 'old' },
    },
  ]);
  expect(invocationText(report, outside)).toContain('updated NOTE 1\n    text: "old" -> "new"');
});

test('a failure is reported as Lambda would', async () => {
  const report = await invoke('worker', { Records: [{ messageId: '1', body: 'throw' }] });
  expect(report.result).toMatchObject({
    kind: 'failed',
    error: { errorType: 'Error', errorMessage: 'as told' },
  });
  expect(invocationText(report, outside)).toMatch(/^Failed\n {2}\{\n {4}"errorType": "Error"/);
});

test('an unknown function is answered with those that there are', async () => {
  await expect(invoke('nobody', {})).rejects.toThrow(
    'the functions are: front, the-mirror, ticker, worker',
  );
});
