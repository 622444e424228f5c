import { createSecretSource, createSecretsManagerClient } from '#adapters/secrets/secret-source.ts';
import { createSqsClient } from '#adapters/sqs/send-batches.ts';
import { createSqsMessageQueue } from '#adapters/sqs/sqs-message-queue.ts';
import { createSqsStatusQueue } from '#adapters/sqs/sqs-status-queue.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';

import { createIngest } from './ingest.ts';

const environment = readEnvironment(['QUEUE_URL', 'STATUS_QUEUE_URL', 'WEBHOOK_SECRET_ARN']);
const log = createLog('ingest');
const sqs = createSqsClient();

/** API Gateway to the queue; see `createIngest`. */
export const handler = withLambdaDefaults(
  log,
  createIngest({
    secrets: createSecretSource({
      client: createSecretsManagerClient(),
      clock: { now: () => Date.now() },
    }),
    webhookSecretArn: environment.WEBHOOK_SECRET_ARN,
    queueOf: (businessNumberId) =>
      createSqsMessageQueue({ client: sqs, queueUrl: environment.QUEUE_URL, businessNumberId }),
    statusQueue: createSqsStatusQueue({ client: sqs, queueUrl: environment.STATUS_QUEUE_URL }),
    log,
    metrics: createMetrics('ingest'),
  }),
);
