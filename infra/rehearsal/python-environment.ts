import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runBounded } from '#infra/breaks/bounded-process.ts';

export type PythonEnvironment =
  | { readonly kind: 'ready'; readonly emulator: string }
  /** `reason`: one line, with what to install. */
  | { readonly kind: 'missing'; readonly reason: string };

/** What was tried; another version may take other resources. */
export const emulatorPackage = 'ministack==1.5.33';

const versionWithinMs = 20_000;
const environmentWithinMs = 90_000;
const installWithinMs = 240_000;

/**
 * MiniStack in a Python environment of its own in `directory`, made on the first call. `search`: names of Python 3 to
 * try, in order.
 */
export async function preparePython(
  directory: string,
  search: readonly string[] = ['python3', 'python'],
): Promise<PythonEnvironment> {
  const emulator = join(directory, 'bin', 'ministack');
  const isWhole = join(directory, 'installed');
  if (existsSync(isWhole)) return { kind: 'ready', emulator };
  const python = await findPython(search);
  if (python === undefined) {
    return missing('there is no Python 3.10 or newer; on Debian: apt-get install python3-venv');
  }
  // A half-made one is of no use to anybody.
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, '..'), { recursive: true });
  const made = await run([python, '-m', 'venv', directory], environmentWithinMs);
  if (made.code !== 0) {
    const why = lastLine(made.said);
    return missing(`${python} makes no venv (${why}); on Debian: apt-get install python3-venv`);
  }
  const installed = await run(
    [join(directory, 'bin', 'pip'), 'install', '--quiet', emulatorPackage],
    installWithinMs,
  );
  if (installed.code !== 0 || !existsSync(emulator)) {
    return missing(`pip does not install ${emulatorPackage}: ${lastLine(installed.said)}`);
  }
  await writeFile(isWhole, emulatorPackage);
  return { kind: 'ready', emulator };
}

async function findPython(search: readonly string[]): Promise<string | undefined> {
  const asksVersion = 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
  for (const name of search) {
    const { code } = await run([name, '-c', asksVersion], versionWithinMs);
    if (code === 0) return name;
  }
  return undefined;
}

function missing(reason: string): PythonEnvironment {
  return { kind: 'missing', reason };
}

async function run(command: readonly [string, ...string[]], timeoutMs: number) {
  const end = await runBounded(command, { directory: process.cwd(), timeoutMs }).catch(
    (error: unknown) => ({ code: null, timedOut: false, said: String(error) }),
  );
  return end.timedOut ? { ...end, said: `no end in ${timeoutMs / 1000} s` } : end;
}

function lastLine(said: string): string {
  return said.trim().split('\n').at(-1) || 'no word why';
}
