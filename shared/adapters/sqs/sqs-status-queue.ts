import type { SQSClient } from '@aws-sdk/client-sqs';

import type { StatusQueue } from '#ports/status-queue.ts';

import { sendBatches } from './send-batches.ts';

/** The queue of delivery statuses. */
export function createSqsStatusQueue(deps: {
  readonly client: SQSClient;
  readonly queueUrl: string;
}): StatusQueue {
  return {
    enqueue: (statuses) =>
      sendBatches(
        deps.client,
        deps.queueUrl,
        statuses.map((status) => ({ MessageBody: JSON.stringify(status) })),
      ),
  };
}
