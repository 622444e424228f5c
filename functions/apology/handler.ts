import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createSecretSource, createSecretsManagerClient } from '#adapters/secrets/secret-source.ts';
import { createSqsClient, sendBatches } from '#adapters/sqs/send-batches.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { whatsappSecretSchema } from '#adapters/whatsapp/whatsapp-secret.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createApology } from './apology.ts';

const environment = readEnvironment([
  'TABLE_NAME',
  'STUDIO_ID',
  'DEAD_LETTER_QUEUE_URL',
  'WHATSAPP_SECRET_ARN',
  'WHATSAPP_API_URL',
  'LAMBDA_TASK_ROOT',
]);
const log = createLog('apology');
const metrics = createMetrics('apology');
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID().replaceAll('-', '') };
const studio = readStudioFile(join(environment.LAMBDA_TASK_ROOT, 'studio_config.json'));
const secrets = createSecretSource({ client: createSecretsManagerClient(), clock });
const table = {
  client: createDocumentClient(),
  tableName: environment.TABLE_NAME,
  studioId: environment.STUDIO_ID,
};
const messenger = createWhatsappMessenger({
  fetch: globalThis.fetch,
  apiUrl: environment.WHATSAPP_API_URL,
  access: async () => {
    const secret = await secrets.get(environment.WHATSAPP_SECRET_ARN, whatsappSecretSchema);
    return { token: secret.token, phoneNumberId: secret.phone_number_id };
  },
});
const apologise = createApologise({
  studio,
  turns: createDynamoTurnStore({
    ...table,
    random: Math.random,
    wait: async (milliseconds) => wait(milliseconds),
  }),
  deliver: createDeliverReply({
    outbox: createDynamoOutbox(table),
    ...{ messenger, clock, ids, studio, random: Math.random },
    report: createDeliveryReport(log, metrics),
  }),
  clock,
  ids,
});
const sqs = createSqsClient();

/** The queue of messages that failed for good; see `createApology`. */
export const handler = withLambdaDefaults(
  log,
  createApology({
    apologise,
    layAside: ({ body, groupId, deduplicationId }) =>
      sendBatches(sqs, environment.DEAD_LETTER_QUEUE_URL, [
        { MessageBody: body, MessageGroupId: groupId, MessageDeduplicationId: deduplicationId },
      ]),
    log,
    metrics,
  }),
);
