import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { localRegion } from '../intrinsics.ts';
import { localCredentials } from '../local-credentials.ts';
import type { LocalStackOptions } from '../local-stack.ts';
import { type FunctionPool, poolOf } from '../runtime/function-pool.ts';
import { streamCheckpoints } from '../stream-checkpoints.ts';
import type { Engines, Wiring } from '../wiring.ts';
import { type EventPoller, startQueuePoller } from './queue-poller.ts';
import { type StreamPoller, startStreamPoller } from './stream-poller.ts';

/** Starts what reads queues and streams for functions. */
export async function startEventSources(
  wiring: Wiring,
  engines: Engines,
  pools: ReadonlyMap<string, FunctionPool>,
  streams: StreamPoller[],
  { databaseFile, log = () => {} }: LocalStackOptions,
  closers: (() => Promise<void>)[],
): Promise<void> {
  const onError = (text: string) => log({ level: 'error', source: 'local', text });
  const pollers: EventPoller[] = wiring.queueMappings.map(({ functionArn, mapping }) =>
    startQueuePoller(engines.sqs.client, mapping, poolOf(pools, functionArn), onError),
  );
  const client = new DynamoDBStreamsClient({
    endpoint: engines.dynamo.endpoint,
    region: localRegion,
    credentials: localCredentials,
  });
  const checkpoints = await streamCheckpoints(databaseFile);
  closers.push(async () => {
    // Running handlers are ended first: a poller waits for its batch.
    await Promise.all([...pools.values()].map((pool) => pool.stop()));
    await Promise.all([...pollers, ...streams].map((poller) => poller.stop()));
    await checkpoints.save();
    client.destroy();
  });
  for (const { functionArn, mapping, start } of wiring.streamMappings) {
    const key = (shardId: string) => `${functionArn} ${mapping.streamArn} ${shardId}`;
    const target = poolOf(pools, functionArn);
    const poller = await startStreamPoller({
      ...{ client, mapping, target, onError },
      startOf: (shardId) => checkpoints.after(key(shardId)) ?? { kind: start },
      onCheckpoint: (shardId, sequenceNumber) => checkpoints.note(key(shardId), sequenceNumber),
      giveUp: async (account) => {
        log({ level: 'error', source: target.definition.name, text: 'records were given up' });
        const queue = wiring.queues.find(({ arn }) => arn === mapping.onFailureQueueArn);
        if (queue === undefined) return;
        const body = JSON.stringify(account);
        await engines.sqs.client.send(
          new SendMessageCommand({ QueueUrl: queue.url, MessageBody: body }),
        );
      },
    });
    streams.push(poller);
  }
}
