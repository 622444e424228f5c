import { spawn } from 'node:child_process';

export interface ProcessEnd {
  /** Null: ended by a signal, such as ours when the time was up. */
  readonly code: number | null;
  readonly timedOut: boolean;
  /** The end of what it said on both streams. */
  readonly said: string;
}

const saidCharactersMax = 20_000;

/** Runs a program to its end, and ends it together with everything that it started when its time is up. */
export async function runBounded(
  command: readonly [string, ...string[]],
  options: {
    readonly directory: string;
    readonly timeoutMs: number;
    readonly environment?: NodeJS.ProcessEnv;
  },
): Promise<ProcessEnd> {
  const [program, ...words] = command;
  // A group of its own: a signal then reaches its children too.
  const child = spawn(program, words, {
    cwd: options.directory,
    env: options.environment ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const endGroup = () => {
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
  };
  process.once('exit', endGroup);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup();
  }, options.timeoutMs);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-saidCharactersMax);
    });
  }
  try {
    const code = await new Promise<number | null>((done, failed) => {
      child.once('error', failed);
      child.once('close', done);
    });
    return { code, timedOut, said };
  } finally {
    clearTimeout(timer);
    process.off('exit', endGroup);
    endGroup();
  }
}

/** Sends a signal to a group of processes; one that is gone is no fault. False: it is gone. */
export function signalGroup(leaderPid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-leaderPid, signal);
  } catch {
    return false;
  }
}
