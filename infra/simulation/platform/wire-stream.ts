import type { _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import type { StreamReader } from '#infra/local/event-sources/stream-reader.ts';
import type { EngineWire } from './engine-wire.ts';

interface StreamJson {
  readonly StreamDescription?: { readonly Shards?: readonly { readonly ShardId: string }[] };
  readonly ShardIterator?: string;
  readonly NextShardIterator?: string;
  readonly Records?: readonly StreamsRecord[];
}

/** Reads a table's stream from its beginning. The engine has one shard and never splits it. */
export async function openWireStream(wire: EngineWire, streamArn: string): Promise<StreamReader> {
  const ask = async (operation: string, input: object): Promise<StreamJson> =>
    JSON.parse(await wire.call('DynamoDBStreams_20120810', operation, input));
  const { StreamDescription } = await ask('DescribeStream', { StreamArn: streamArn });
  const [shard] = StreamDescription?.Shards ?? [];
  if (shard === undefined) throw new Error('the engine has no stream');
  const opened = await ask('GetShardIterator', {
    StreamArn: streamArn,
    ShardId: shard.ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  let iterator = opened.ShardIterator;
  return {
    async next(limit) {
      const answer = await ask('GetRecords', { ShardIterator: iterator, Limit: limit });
      iterator = answer.NextShardIterator;
      return (answer.Records ?? []).map(withoutRealTime);
    },
  };
}

/** When the engine wrote it is the one thing here that a seed does not decide. */
function withoutRealTime({ dynamodb, ...record }: StreamsRecord): StreamsRecord {
  return { ...record, dynamodb: { ...dynamodb, ApproximateCreationDateTime: undefined } };
}
