import type { Activity } from './activity.ts';
import type { SqsEngine } from './engines/sqs-engine.ts';
import type { StreamPoller } from './event-sources/stream-poller.ts';
import type { FunctionPool } from './runtime/function-pool.ts';

export interface SettleDeps {
  readonly activity: Activity;
  readonly pools: readonly FunctionPool[];
  readonly sqs: SqsEngine;
  /** The queues that a function reads; dead letters lie still. */
  readonly queueNames: readonly string[];
  readonly streams: readonly StreamPoller[];
  /** Requests to the webhook that are not answered yet. */
  readonly requestsInFlight: () => number;
}

const lookAgainMs = 25;

/**
 * Resolves when nothing runs and nothing is left to run: no request, no invocation, empty queues, and streams read to
 * their end, after which all of that still held. A message waiting for its retry is not settled.
 * @throws Error that says what was still going on after `timeoutMs`.
 */
export async function settle(deps: SettleDeps, timeoutMs: number): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const before = deps.activity.count();
    const busy = (await whatIsBusy(deps)) ?? (await drainStreams(deps, deadlineMs));
    // An invocation may have written or sent after it was looked at: then everything is looked at again.
    const quiet = busy === undefined && deps.activity.count() === before;
    if (quiet && (await whatIsBusy(deps)) === undefined) return;
    if (performance.now() > deadlineMs) {
      throw new Error(`not settled after ${timeoutMs} ms: ${busy ?? 'it never stands still'}`);
    }
    if (busy !== undefined) await deps.activity.next(lookAgainMs);
  }
}

async function whatIsBusy(deps: SettleDeps): Promise<string | undefined> {
  if (deps.requestsInFlight() > 0) return 'a request is being answered';
  const running = deps.pools.find((pool) => pool.inFlight() > 0);
  if (running !== undefined) return `${running.definition.name} runs`;
  for (const name of deps.queueNames) {
    const messages = await deps.sqs.messages(name);
    if (messages.length > 0) return `${messages.length} messages in ${name}`;
  }
  return undefined;
}

async function drainStreams(deps: SettleDeps, deadlineMs: number): Promise<string | undefined> {
  const { promise: late, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(
    () => resolve('a stream has records that are not processed'),
    Math.max(1, deadlineMs - performance.now()),
  );
  const drained = Promise.all(deps.streams.map((stream) => stream.drained())).then(() => undefined);
  const outcome = await Promise.race([drained, late]);
  clearTimeout(timer);
  return outcome;
}
