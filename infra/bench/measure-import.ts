import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod';

export interface ImportCost {
  readonly importMs: number;
  /** What the process computed for it, on all of its threads: other programs do not count. */
  readonly cpuMs: number;
  readonly memoryMb: number;
}

const importWithinMs = 30_000;
const script = `
  const [file] = process.argv.slice(1);
  const [began, cpuBefore] = [performance.now(), process.cpuUsage()];
  await import(file);
  const importMs = performance.now() - began;
  const { user, system } = process.cpuUsage(cpuBefore);
  const [cpuMs, memoryMb] = [(user + system) / 1000, process.memoryUsage().rss / 1048576];
  console.log('\\n' + JSON.stringify({ importMs, cpuMs, memoryMb }));
  process.exit(0);`;
const costSchema = z.object({ importMs: z.number(), cpuMs: z.number(), memoryMb: z.number() });

/** Loads a module in a fresh Node and tells what that took. `flags` are Node's, such as `--enable-source-maps`. */
export async function measureImport(
  file: string,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<ImportCost> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...flags, '--input-type=module', '-e', script, file],
    { env: { ...environment }, timeout: importWithinMs },
  );
  return costSchema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
}
