import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const commandWithinMs = 15_000;

/** A command that is called wrongly: what it says first, and its exit code. */
test.each([
  [
    'chat',
    ['--now', 'tomorrow'],
    '--now tomorrow: ISO 8601 with an offset, such as 2026-12-02T09:00:00+07:00',
  ],
  ['chat', ['--reader', 'gpt', 'halo'], '--reader gpt: grammar, deepseek or both'],
  [
    'replay',
    ['a.jsonl', '--now', '2026-12-02'],
    '--now 2026-12-02: ISO 8601 with an offset, such as 2026-12-02T09:00:00+07:00',
  ],
  ['start', ['--now', 'tomorrow'], 'not an instant with an offset: tomorrow'],
  ['score', ['--loud'], "Unknown option '--loud'"],
])('%s %j is explained, with exit code 2', (command, args, message) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`infra/commands/${command}.ts`, ...args],
    { encoding: 'utf8', timeout: commandWithinMs },
  );
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr.split('\n')[0]).toContain(message);
});
