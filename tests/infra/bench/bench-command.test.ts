import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const commandMsMax = 60_000;

function bench(...flags: readonly string[]) {
  const command = new URL('../../../infra/commands/bench.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...flags], {
    encoding: 'utf8',
    timeout: commandMsMax,
  });
  return { status, stdout, stderr };
}

describe('the bench command', () => {
  it(
    'measures every set of phrases with every reader, against the grammar in the same run',
    () => {
      const { status, stdout } = bench('language', '--json', '--ms', '5');

      expect(status).toBe(0);
      const rows: { subject: string; who: string; ratio?: number }[] = JSON.parse(stdout);
      expect(rows.map(({ who }) => who)).toEqual([
        ...['CoreSync', 'chrono-node/en', 'chrono-node/id'],
        ...['CoreSync', 'chrono-node/en', 'chrono-node/id'],
        ...['CoreSync', 'chrono-node/en', 'chrono-node/id'],
        'CoreSync',
      ]);
      expect(rows.filter(({ ratio }) => ratio === 1).map(({ who }) => who)).toEqual([
        'CoreSync',
        'CoreSync',
        'CoreSync',
      ]);
      expect(rows.at(-1)?.subject).toMatch(/^slowest text found: ".+" repeated/);
    },
    commandMsMax,
  );

  it.each([
    [['nothing'], 'there is no section "nothing"'],
    [['--ms', '0'], '--ms takes a whole number from 1 to 60000'],
    [['--ms', '60001'], '--ms takes a whole number from 1 to 60000'],
    [['--config', 'none.json'], 'none.json'],
    [['--fast'], '--fast'],
  ])('refuses %j with exit code 2', (flags, message) => {
    const { status, stderr } = bench(...flags);

    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('explains itself', () => {
    const { status, stdout } = bench('--help');

    expect(status).toBe(0);
    expect(stdout).toMatch(/^npm run bench -- /);
  });
});
