import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalClock } from '../local-clock.ts';
import { type FunctionProcess, startFunctionProcess } from './function-process.ts';
import { createLiveProcesses } from './live-processes.ts';
import { createPlaces } from './places.ts';
import type { LambdaError, StepTold } from './protocol.ts';

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
  /** Armed: the process that commits the next turn ends right after. One crash disarms. */
  armCrash(armed: boolean): void;
  isCrashArmed(): boolean;
  /** Ends processes that are idle: what they hold in memory, such as secrets, is read anew. */
  recycle(): Promise<void>;
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
  /** Called for each step of a turn. Absent: no function is asked to tell. */
  readonly onStep?: (step: StepTold) => void;
}

const loadWithinMs = 10_000;

/** Runs a function as Lambda would: one invocation a process at a time, processes reused, killed at the time-out. */
export function createFunctionPool(
  definition: FunctionDefinition,
  deps: FunctionPoolDeps,
): FunctionPool {
  const processes = createLiveProcesses();
  const places = createPlaces(definition.maximumConcurrency);
  let stopped = false;
  let isArmed = false;

  const endClock = deps.clock.onMove((setting) => processes.setClock(setting));

  async function start(): Promise<FunctionProcess | LambdaError> {
    if (stopped) return { errorType: 'Stopped', errorMessage: 'the stack is stopping', trace: [] };
    const env = processEnvironment(definition);
    const started = startFunctionProcess(
      env,
      (line, stream) => deps.onLine(definition.name, line, stream),
      (step) => deps.onStep?.(step),
    );
    processes.add(started);
    const [file, exportName] = handlerFile(definition);
    const clock = deps.clock.setting();
    const answer = await started.ask(
      { kind: 'init', clock, module: file, exportName, watch: deps.onStep !== undefined },
      loadWithinMs,
    );
    if (answer.kind === 'ready') return started;
    await processes.discard(started);
    const late = timeoutError(`Init did not end within ${loadWithinMs} ms`);
    const error = answer.kind === 'failed' ? answer.error : late;
    if (!stopped) deps.onFault(definition.name, error);
    return error;
  }

  async function run(event: unknown): Promise<InvocationResult> {
    const process = processes.takeIdle() ?? (await start());
    if ('errorType' in process) return { kind: 'failed', error: process };
    const requestId = randomUUID();
    const timeoutMs = definition.timeoutSeconds * 1000;
    const { arn: functionArn } = definition;
    const clock = deps.clock.setting();
    const work = { event, requestId, functionArn, timeoutMs, crashAfterCommit: isArmed };
    const answer = await process.ask({ kind: 'invoke', clock, ...work }, timeoutMs);
    if (!process.alive()) isArmed = false;
    await processes.giveBack(process);
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
      await processes.giveBack(process);
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
    armCrash(armed) {
      isArmed = armed;
    },
    isCrashArmed: () => isArmed,
    recycle: processes.recycle,
    async stop() {
      stopped = true;
      endClock();
      await processes.stop();
    },
  };
}

/** @throws Error when no function has that ARN. */
export function poolOf(
  pools: ReadonlyMap<string, FunctionPool>,
  functionArn: string,
): FunctionPool {
  const pool = pools.get(functionArn);
  if (pool === undefined) throw new Error(`there is no function ${functionArn}`);
  return pool;
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
