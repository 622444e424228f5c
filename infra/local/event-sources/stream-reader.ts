import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamsRecord,
} from '@aws-sdk/client-dynamodb-streams';

export interface StreamReader {
  /** The next records of one shard, at most `limit`; empty: there is none yet. */
  next(limit: number): Promise<StreamsRecord[]>;
}

/** Where to begin: all that the stream holds, only what comes, or after a record. */
export type StreamStart =
  | { readonly kind: 'TRIM_HORIZON' }
  | { readonly kind: 'LATEST' }
  | { readonly kind: 'after'; readonly sequenceNumber: string };

/** Opens a reader on each shard that the stream has. The local engine has one and never splits it. */
export async function openStream(
  client: DynamoDBStreamsClient,
  streamArn: string,
  startOf: (shardId: string) => StreamStart,
): Promise<ReadonlyMap<string, StreamReader>> {
  const described = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  const shards = described.StreamDescription?.Shards ?? [];
  const readers = shards.map(
    async ({ ShardId: shardId = '' }): Promise<[string, StreamReader]> => [
      shardId,
      await openShard(client, streamArn, shardId, startOf(shardId)),
    ],
  );
  return new Map(await Promise.all(readers));
}

async function openShard(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  start: StreamStart,
): Promise<StreamReader> {
  const position =
    start.kind === 'after'
      ? {
          ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' as const,
          SequenceNumber: start.sequenceNumber,
        }
      : { ShardIteratorType: start.kind };
  const opened = await client.send(
    new GetShardIteratorCommand({ StreamArn: streamArn, ShardId: shardId, ...position }),
  );
  let iterator = opened.ShardIterator;
  return {
    async next(limit) {
      if (iterator === undefined) return [];
      const answer = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }),
      );
      iterator = answer.NextShardIterator;
      return answer.Records ?? [];
    },
  };
}
