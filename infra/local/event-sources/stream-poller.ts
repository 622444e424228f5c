import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { FunctionPool } from '../runtime/function-pool.ts';
import type { EventPoller } from './queue-poller.ts';
import { processStreamBatch, type StreamMapping, sequenceNumber } from './stream-batch.ts';
import { openStream, type StreamReader, type StreamStart } from './stream-reader.ts';

export interface StreamPoller extends EventPoller {
  /** Reads now instead of at the next turn: somebody may have written. */
  nudge(): void;
  /** Resolves when all that was written before the call was read and processed. */
  drained(): Promise<void>;
}

export interface StreamPollerDeps {
  readonly client: DynamoDBStreamsClient;
  readonly mapping: StreamMapping;
  readonly target: FunctionPool;
  readonly startOf: (shardId: string) => StreamStart;
  /** Called when all up to this record are done. */
  readonly onCheckpoint: (shardId: string, sequenceNumber: string) => void;
  readonly giveUp: (account: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onError: (message: string) => void;
}

/** Lambda reads a shard four times a second. */
const idleMs = 250;

/** A DynamoDB event source mapping: each shard is processed in order, one batch at a time. */
export async function startStreamPoller(deps: StreamPollerDeps): Promise<StreamPoller> {
  const readers = await openStream(deps.client, deps.mapping.streamArn, deps.startOf);
  const shards = [...readers].map(([shardId, reader]) => startShard(shardId, reader, deps));
  return {
    nudge() {
      for (const shard of shards) shard.nudge();
    },
    async drained() {
      await Promise.all(shards.map((shard) => shard.drained()));
    },
    async stop() {
      await Promise.all(shards.map((shard) => shard.stop()));
    },
  };
}

function startShard(shardId: string, reader: StreamReader, deps: StreamPollerDeps): StreamPoller {
  let stopping = false;
  let nudged = false;
  let wake = () => {};
  let waiting: (() => void)[] = [];

  /** Ends early by `stop`, and if `untilNudged` by a nudge, one that came before included. */
  async function pause(durationMs: number, untilNudged = false): Promise<void> {
    if (stopping || (untilNudged && nudged)) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, durationMs);
    wake = () => (stopping || untilNudged) && resolve();
    await promise;
    clearTimeout(timer);
  }

  async function step(): Promise<void> {
    // Whoever waits now wrote before this read begins.
    const served = waiting;
    nudged = false;
    const records = await reader.next(deps.mapping.batchSize);
    const last = records.at(-1);
    if (last === undefined) {
      waiting = waiting.filter((resolve) => !served.includes(resolve));
      for (const resolve of served) resolve();
      return pause(idleMs, true);
    }
    const { mapping, target, giveUp } = deps;
    const stopped = () => stopping;
    await processStreamBatch(shardId, records, { mapping, target, giveUp, pause, stopped });
    if (!stopping) deps.onCheckpoint(shardId, sequenceNumber(last));
  }

  async function poll(): Promise<void> {
    while (!stopping) {
      try {
        await step();
      } catch (error) {
        if (!stopping) deps.onError(`${deps.mapping.streamArn}: ${error}`);
        await pause(idleMs);
      }
    }
    for (const resolve of waiting) resolve();
  }

  const polling = poll();
  return {
    nudge() {
      nudged = true;
      wake();
    },
    async drained() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting = [...waiting, resolve];
      nudged = true;
      wake();
      await promise;
    },
    async stop() {
      stopping = true;
      wake();
      await polling;
    },
  };
}
