import * as z from 'zod';
import type { Instant } from '#domain/time/instant.ts';

const httpSchema = z.object({ requestContext: z.object({ timeEpoch: z.number() }) });
const queueSchema = z.object({
  Records: z.tuple(
    [z.object({ attributes: z.object({ SentTimestamp: z.coerce.number() }) })],
    z.unknown(),
  ),
});
const streamSchema = z.object({
  Records: z.tuple(
    [z.object({ dynamodb: z.object({ ApproximateCreationDateTime: z.number() }) })],
    z.unknown(),
  ),
});

/** When an event of API Gateway, SQS or a stream happened, by its own word; undefined where it has none. */
export function eventInstant(event: unknown): Instant | undefined {
  const http = httpSchema.safeParse(event);
  if (http.success) return http.data.requestContext.timeEpoch;
  const queue = queueSchema.safeParse(event);
  if (queue.success) return queue.data.Records[0].attributes.SentTimestamp;
  const stream = streamSchema.safeParse(event);
  if (stream.success) return stream.data.Records[0].dynamodb.ApproximateCreationDateTime * 1000;
  return undefined;
}
