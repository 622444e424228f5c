import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { createSqsStatusQueue } from '#adapters/sqs/sqs-status-queue.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedQueueClient } from '../platform/queue-client.ts';
import type { SimulatedQueue } from '../platform/queue-record.ts';
import type { SimulatedServices } from './simulated-services.ts';
import { createStaticSecrets } from './static-secrets.ts';

/** The queues that ingest writes to, by the URLs that it is told. */
export interface IngestQueues {
  readonly messages: SimulatedQueue;
  readonly statuses: SimulatedQueue;
}

/** ingest as its handler wires it, on the simulated queues. */
export function simulatedIngest({ log, metrics }: SimulatedServices, queues: IngestQueues) {
  return (instance: Instance) => {
    const client = createGatedQueueClient(
      (queueUrl) => (queueUrl === 'statuses' ? queues.statuses : queues.messages),
      instance.gate,
    );
    return createIngest({
      secrets: createStaticSecrets({
        app_secret: localValues.appSecret,
        verify_token: localValues.verifyToken,
      }),
      webhookSecretArn: 'webhook',
      queueOf: (businessNumberId) =>
        createSqsMessageQueue({ client, queueUrl: 'messages', businessNumberId }),
      statusQueue: createSqsStatusQueue({ client, queueUrl: 'statuses' }),
      log,
      metrics,
    });
  };
}
