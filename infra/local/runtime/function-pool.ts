import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../local-clock.ts';
import { type FunctionProcess, startFunctionProcess } from './function-process.ts';
import { createPlaces } from './places.ts';
import type { LambdaError } from './protocol.ts';

export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  /** The folder of the bundle. */
  readonly directory: string;
  /** As Lambda writes it: `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  /** How many invocations run at once; more of them wait. */
  readonly maximumConcurrency: number;
}

export type InvocationResult =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly error: LambdaError };

export interface FunctionPool {
  readonly definition: FunctionDefinition;
  invoke(event: unknown): Promise<InvocationResult>;
  /** Starts one process ahead of the first invocation. The fault with which the handler failed to load, if it did. */
  warm(): Promise<LambdaError | undefined>;
  /** Invocations that run or wait. */
  inFlight(): number;
  /** Kills what runs. */
  stop(): Promise<void>;
}

export interface FunctionPoolDeps {
  readonly clock: LocalClock;
  /** Called for each line that a handler prints. */
  readonly onLine: (functionName: string, line: string, stream: 'stdout' | 'stderr') => void;
  /** Called for each invocation, and each start ahead of one, that failed. */
  readonly onFault: (functionName: string, error: LambdaError) => void;
  /** Called when an invocation begins and when it has ended. */
  readonly onActivity: () => void;
}

const loadWithinMs = 10_000;

/** Runs a function as Lambda would: one invocation a process at a time, processes reused, killed at the time-out. */
export function createFunctionPool(
  definition: FunctionDefinition,
  deps: FunctionPoolDeps,
): FunctionPool {
  const processes = new Set<FunctionProcess>();
  const idle: FunctionProcess[] = [];
  const places = createPlaces(definition.maximumConcurrency);
  let stopped = false;

  const endClock = deps.clock.onMove((setting) => {
    for (const each of processes) each.setClock(setting);
  });

  async function start(): Promise<FunctionProcess | LambdaError> {
    if (stopped) return { errorType: 'Stopped', errorMessage: 'the stack is stopping', trace: [] };
    const env = processEnvironment(definition);
    const started = startFunctionProcess(env, (line, stream) =>
      deps.onLine(definition.name, line, stream),
    );
    processes.add(started);
    const [file, exportName] = handlerFile(definition);
    const clock = deps.clock.setting();
    const answer = await started.ask(
      { kind: 'init', clock, module: file, exportName },
      loadWithinMs,
    );
    if (answer.kind === 'ready') return started;
    await discard(started);
    const late = timeoutError(`Init did not end within ${loadWithinMs} ms`);
    const error = answer.kind === 'failed' ? answer.error : late;
    if (!stopped) deps.onFault(definition.name, error);
    return error;
  }

  async function discard(process: FunctionProcess): Promise<void> {
    await process.kill();
    processes.delete(process);
  }

  function takeIdle(): FunctionProcess | undefined {
    // One may have ended by itself since its last answer.
    for (let process = idle.pop(); process !== undefined; process = idle.pop()) {
      if (process.alive()) return process;
      processes.delete(process);
    }
    return undefined;
  }

  async function run(event: unknown): Promise<InvocationResult> {
    const process = takeIdle() ?? (await start());
    if ('errorType' in process) return { kind: 'failed', error: process };
    const requestId = randomUUID();
    const timeoutMs = definition.timeoutSeconds * 1000;
    const { arn: functionArn } = definition;
    const clock = deps.clock.setting();
    const answer = await process.ask(
      { kind: 'invoke', clock, event, requestId, functionArn, timeoutMs },
      timeoutMs,
    );
    if (process.alive()) idle.push(process);
    else await discard(process);
    if (answer.kind === 'returned') return { kind: 'returned', value: answer.value };
    const error = answer.kind === 'failed' ? answer.error : timeoutError(timeoutText(requestId));
    if (!stopped) deps.onFault(definition.name, error);
    return { kind: 'failed', error };
  }

  const timeoutText = (requestId: string) =>
    `${requestId} Task timed out after ${definition.timeoutSeconds.toFixed(2)} seconds`;

  return {
    definition,
    inFlight: () => places.demand(),
    async warm() {
      const process = await start();
      if ('errorType' in process) return process;
      idle.push(process);
      return undefined;
    },
    async invoke(event) {
      deps.onActivity();
      try {
        return await places.occupy(() => run(event));
      } finally {
        deps.onActivity();
      }
    },
    async stop() {
      stopped = true;
      endClock();
      await Promise.all([...processes].map((process) => discard(process)));
    },
  };
}

function timeoutError(errorMessage: string): LambdaError {
  return { errorType: 'Sandbox.Timedout', errorMessage, trace: [] };
}

function handlerFile({ directory, handler }: FunctionDefinition): [file: string, name: string] {
  const dot = handler.lastIndexOf('.');
  const stem = join(directory, handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((end) => stem + end).find((path) => existsSync(path));
  if (file === undefined) throw new Error(`no bundle of ${handler} in ${directory}`);
  return [file, handler.slice(dot + 1)];
}

/** The template's variables and what Lambda adds; nothing of ours leaks in. */
function processEnvironment(definition: FunctionDefinition): Record<string, string> {
  return {
    TZ: 'UTC',
    LANG: 'en_US.UTF-8',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
    LAMBDA_TASK_ROOT: definition.directory,
    ...definition.environment,
  };
}
