import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup } from '#infra/breaks/bounded-process.ts';
import { descendantsOf, isAlive } from './process-tree.ts';

export interface StartedCommand {
  /**
   * Asks until there is an answer; a question that throws is asked again.
   * @throws Error with what the command said, when it ends or the time is up.
   */
  until<Answer>(ask: () => Promise<Answer | undefined>, withinMs: number): Promise<Answer>;
  /** As Ctrl-C does; gives the processes that it started and that live on (Linux only), and ends them. */
  stop(): Promise<string[]>;
}

const askEveryMs = 250;
const stopWithinMs = 20_000;

/** Starts a command that runs until it is stopped. */
export function startCommand(
  [program, ...words]: readonly [string, ...string[]],
  options: { readonly directory: string; readonly environment: NodeJS.ProcessEnv },
): StartedCommand {
  const child = spawn(program, words, {
    cwd: options.directory,
    env: options.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  const endGroup = () => pid !== undefined && signalGroup(pid, 'SIGKILL');
  process.once('exit', endGroup);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  let ended = false;
  const end = new Promise<void>((done) => {
    const note = () => {
      ended = true;
      done();
    };
    child.once('close', note);
    child.once('error', note);
  });

  return {
    async until(ask, withinMs) {
      const until = performance.now() + withinMs;
      let fault: unknown;
      while (!ended && performance.now() < until) {
        const answer = await ask().catch((error: unknown) => {
          fault = error;
          return undefined;
        });
        if (answer !== undefined) return answer;
        await sleep(askEveryMs);
      }
      const why = ended ? 'it ended' : `no answer in ${withinMs / 1000} s`;
      throw new Error(
        `${why}${fault === undefined ? '' : ` (${fault})`}; it said:\n${said.trim()}`,
      );
    },
    async stop() {
      const started = pid === undefined ? [] : descendantsOf(pid);
      if (pid !== undefined) signalGroup(pid, 'SIGINT');
      await Promise.race([end, sleep(stopWithinMs, undefined, { ref: false })]);
      const left = started.filter(isAlive);
      for (const { pid: leftPid } of left) process.kill(leftPid, 'SIGKILL');
      endGroup();
      process.off('exit', endGroup);
      return left.map(({ command }) => command);
    },
  };
}
