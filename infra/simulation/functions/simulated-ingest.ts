import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { Log } from '#lambda/logger.ts';
import type { FifoQueue } from '../platform/fifo-queue.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedQueueClient } from '../platform/queue-client.ts';
import { createStaticSecrets } from './static-secrets.ts';

/** ingest as its handler wires it, on the simulated queue. */
export function simulatedIngest(queue: () => FifoQueue, log: Log) {
  return (instance: Instance) => {
    const client = createGatedQueueClient(queue, instance.gate);
    return createIngest({
      secrets: createStaticSecrets({
        app_secret: localValues.appSecret,
        verify_token: localValues.verifyToken,
      }),
      webhookSecretArn: 'webhook',
      queueOf: (businessNumberId) =>
        createSqsMessageQueue({ client, queueUrl: 'messages', businessNumberId }),
      log,
    });
  };
}
