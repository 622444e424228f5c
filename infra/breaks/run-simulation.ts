import { join } from 'node:path';
import { runBounded } from './bounded-process.ts';
import type { SimulationBreak } from './break-file.ts';

export type SimulationRun =
  | { readonly kind: 'broken'; readonly seed: string; readonly promises: readonly string[] }
  | { readonly kind: 'holds' }
  | { readonly kind: 'timed-out' }
  /** The simulation itself came to nothing. */
  | { readonly kind: 'failed'; readonly said: string };

/** Plays seeds with the sources of a folder, until one breaks a promise. */
export async function runSimulation(
  directory: string,
  { seeds, messages }: Pick<SimulationBreak['simulation'], 'seeds' | 'messages'>,
  timeoutMs: number,
): Promise<SimulationRun> {
  const end = await runBounded(
    [
      process.execPath,
      join(directory, 'infra/commands/simulate.ts'),
      ...['--seeds', seeds, '--messages', String(messages), '--processes', '1', '--first'],
    ],
    { directory, timeoutMs },
  );
  if (end.timedOut) return { kind: 'timed-out' };
  if (end.code === 0) return { kind: 'holds' };
  const seed = /^seed (\d+): BROKEN/m.exec(end.said)?.[1];
  if (seed === undefined) return { kind: 'failed', said: end.said.trim() };
  const promises = [...end.said.matchAll(/^ {2}broken: (.*?): /gm)].map(
    ([, promise = '']) => promise,
  );
  return { kind: 'broken', seed, promises: [...new Set(promises)] };
}
