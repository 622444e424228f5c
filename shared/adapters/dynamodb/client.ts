import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const connectionTimeoutMs = 1_000;
const requestTimeoutMs = 2_500;
// With the SDK's pauses (under 0.3 s) a call fails after 11 s at worst, within the function's 15 s.
const maxAttempts = 3;

export interface DocumentClientOptions {
  /** Where DynamoDB is; the SDK's own choice (the region's, or `AWS_ENDPOINT_URL_DYNAMODB`) where absent. */
  readonly endpoint?: string;
  /** The SDK's own choice (`AWS_REGION`) where absent. */
  readonly region?: string;
}

/** The DynamoDB client of a function. A call that is not answered in time is retried by the SDK, then fails. */
export function createDocumentClient(options: DocumentClientOptions = {}): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    ...options,
    maxAttempts,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: requestTimeoutMs,
      // Without this a late answer is only warned of.
      throwOnRequestTimeout: true,
    },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
