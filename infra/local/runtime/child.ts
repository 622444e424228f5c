// The process of one function: loads the bundled handler and runs one invocation at a time, as Lambda does.
import { pathToFileURL } from 'node:url';
import { setClock } from './clock-preload.ts';
import type { Answer, FromChild, LambdaError, ToChild } from './protocol.ts';
import { beginWatchedTurn, watchTurns } from './turn-watch.ts';

type Handler = (event: unknown, context: unknown) => unknown;

let handler: Handler | undefined;

process.on('message', async (message: ToChild) => {
  setClock(message.clock);
  if (message.kind === 'init') {
    if (message.watch) watchTurns(tell);
    tell(await attempt(() => load(message.module, message.exportName)));
  }
  if (message.kind === 'invoke') tell(await attempt(() => invoke(message)));
});
// Ctrl-C goes to the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

async function load(module: string, exportName: string): Promise<Answer> {
  const loaded: unknown = await import(pathToFileURL(module).href);
  const exported = Object(loaded)[exportName];
  if (typeof exported !== 'function') throw new Error(`${module} exports no ${exportName}`);
  handler = exported;
  return { kind: 'ready' };
}

async function invoke(call: ToChild & { readonly kind: 'invoke' }): Promise<Answer> {
  if (handler === undefined) throw new Error('invoked before it was loaded');
  beginWatchedTurn(call.requestId, call.crashAfterCommit);
  const endsAtMs = performance.now() + call.timeoutMs;
  const name = process.env.AWS_LAMBDA_FUNCTION_NAME ?? '';
  const value = await handler(call.event, {
    awsRequestId: call.requestId,
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: call.functionArn,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE ?? '128',
    logGroupName: `/aws/lambda/${name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(endsAtMs - performance.now())),
  });
  return { kind: 'returned', value: value ?? null };
}

async function attempt(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    return { kind: 'failed', error: described(error) };
  }
}

function described(error: unknown): LambdaError {
  if (!(error instanceof Error)) {
    return { errorType: typeof error, errorMessage: String(error), trace: [] };
  }
  return {
    errorType: error.name,
    errorMessage: error.message,
    trace: (error.stack ?? '').split('\n'),
  };
}

function tell(message: FromChild): void {
  process.send?.(message);
}
