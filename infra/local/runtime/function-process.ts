import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ClockSetting } from '../local-clock.ts';
import { type Answer, fromChildSchema, type StepTold, type ToChild } from './protocol.ts';

/** A process that was started and is to answer one message at a time. */
export interface FunctionProcess {
  /** Sends and waits for the answer; a process that ends before is a failed answer. Bounded by `withinMs`: then it is killed. */
  ask(message: ToChild, withinMs: number): Promise<Answer | { readonly kind: 'timed-out' }>;
  setClock(clock: ClockSetting): void;
  alive(): boolean;
  /** Resolves when the process is gone. */
  kill(): Promise<void>;
}

const childFile = fileURLToPath(new URL('./child.ts', import.meta.url));

/** `env`: all of the process's environment. `onLine`: each line that it prints. `onStep`: each step that it tells of. */
export function startFunctionProcess(
  env: Readonly<Record<string, string>>,
  onLine: (line: string, stream: 'stdout' | 'stderr') => void,
  onStep: (step: StepTold) => void,
): FunctionProcess {
  const child = fork(childFile, [], {
    env,
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let ended = false;
  let answer: ((message: Answer) => void) | undefined;
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));

  for (const stream of ['stdout', 'stderr'] as const) {
    const source = child[stream];
    if (source !== null) createInterface(source).on('line', (line) => onLine(line, stream));
  }
  child.on('message', (message) => {
    const said = fromChildSchema.parse(message);
    if (said.kind === 'step') onStep(said);
    else answer?.(said);
  });
  child.on('error', (error) => exited(String(error)));
  child.on('exit', (code, signal) => exited(`exit ${signal ?? code}`));

  function exited(reason: string): void {
    ended = true;
    answer?.({
      kind: 'failed',
      error: {
        errorType: 'Runtime.ExitError',
        errorMessage: `Runtime exited: ${reason}`,
        trace: [],
      },
    });
  }

  async function kill(): Promise<void> {
    if (!ended) child.kill('SIGKILL');
    await gone;
  }

  function send(message: ToChild): void {
    // A failure to send is an exit that is about to be reported.
    if (child.connected) child.send(message, () => {});
  }

  return {
    async ask(message, withinMs) {
      const { promise, resolve } = Promise.withResolvers<Answer | { readonly kind: 'timed-out' }>();
      answer = resolve;
      const timer = setTimeout(() => resolve({ kind: 'timed-out' }), withinMs);
      if (ended) exited('before it was asked');
      else send(message);
      const result = await promise;
      clearTimeout(timer);
      answer = undefined;
      if (result.kind === 'timed-out') await kill();
      return result;
    },
    setClock: (clock) => send({ kind: 'clock', clock }),
    alive: () => !ended,
    kill,
  };
}
