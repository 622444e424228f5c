import type { AttributeValue, _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import { localRegion } from '../intrinsics.ts';

/** A stream record as Lambda hands it to a function: times in epoch seconds, bytes in base64, lower-case identity. */
export function lambdaStreamRecord(
  record: StreamsRecord,
  streamArn: string,
): Record<string, unknown> {
  const { dynamodb, userIdentity } = record;
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: localRegion,
    dynamodb: {
      ...(dynamodb?.ApproximateCreationDateTime === undefined
        ? {}
        : {
            ApproximateCreationDateTime: Math.floor(
              dynamodb.ApproximateCreationDateTime.getTime() / 1000,
            ),
          }),
      ...image('Keys', dynamodb?.Keys),
      ...image('NewImage', dynamodb?.NewImage),
      ...image('OldImage', dynamodb?.OldImage),
      SequenceNumber: dynamodb?.SequenceNumber,
      SizeBytes: dynamodb?.SizeBytes,
      StreamViewType: dynamodb?.StreamViewType,
    },
    ...(userIdentity === undefined
      ? {}
      : { userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId } }),
    eventSourceARN: streamArn,
  };
}

function image(
  name: string,
  attributes: Record<string, AttributeValue> | undefined,
): Record<string, unknown> {
  return attributes === undefined ? {} : { [name]: base64Bytes(attributes) };
}

function base64Bytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(base64Bytes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, base64Bytes(inner)]));
}
