import { runBounded } from '#infra/breaks/bounded-process.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import type { Emulator } from './emulator.ts';

const commandWithinMs = 60_000;

/** Runs one of the project's own commands as whoever operates a stage does, on the emulator. @throws Error with what it said. */
export async function runOperateCommand(
  { environment }: Emulator,
  name: string,
  flags: readonly string[],
): Promise<string> {
  const { code, said } = await runBounded(['npm', 'run', '--silent', name, '--', ...flags], {
    ...{ directory: projectRoot, timeoutMs: commandWithinMs, environment },
  });
  if (code !== 0) throw new Error(`npm run ${name}: ${said.trim()}`);
  return said.trim();
}
