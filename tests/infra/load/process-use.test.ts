import { expect, test } from 'vitest';
import { readProcessUse } from '#infra/load/process-use.ts';

test('what this process used is counted, and work adds to it', () => {
  const before = readProcessUse();
  if (before === undefined) return;
  const until = process.cpuUsage().user + 50_000;
  while (process.cpuUsage().user < until);
  const after = readProcessUse();
  expect(after?.rest.cpuSeconds).toBeGreaterThan(before.rest.cpuSeconds);
  expect(before.rest.memoryMb).toBeGreaterThan(10);
  expect(before.rest.memoryMb).toBeLessThan(10_000);
});
