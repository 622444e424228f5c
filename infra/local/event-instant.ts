import * as z from 'zod';
import { type Instant, instantFromIso } from '#domain/time/instant.ts';

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

const scheduledSchema = z.object({ source: z.literal('aws.events'), time: z.iso.datetime() });

/** When an event of API Gateway, SQS, a stream or a timer happened, by its own word; undefined where it has none. */
export function eventInstant(event: unknown): Instant | undefined {
  const http = httpSchema.safeParse(event);
  if (http.success) return http.data.requestContext.timeEpoch;
  const queue = queueSchema.safeParse(event);
  if (queue.success) return queue.data.Records[0].attributes.SentTimestamp;
  const stream = streamSchema.safeParse(event);
  if (stream.success) return stream.data.Records[0].dynamodb.ApproximateCreationDateTime * 1000;
  const scheduled = scheduledSchema.safeParse(event);
  return scheduled.success ? instantFromIso(scheduled.data.time) : undefined;
}
