import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoErasures } from '#adapters/dynamodb/dynamodb-erasures.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import {
  createSecretSource,
  createSecretsManagerClient,
  secretAccess,
} from '#adapters/secrets/secret-source.ts';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { whatsappSecretSchema } from '#adapters/whatsapp/whatsapp-secret.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createEraseLeft } from '#use-cases/erase-left.ts';
import { createSendLeft } from '#use-cases/send-left.ts';
import { createHousekeeping } from './housekeeping.ts';

/** The function's timeout of 30 s and two seconds more. */
const leaseMs = 32_000;

const environment = readEnvironment([
  'TABLE_NAME',
  'STUDIO_ID',
  'WHATSAPP_SECRET_ARN',
  'WHATSAPP_API_URL',
  'LAMBDA_TASK_ROOT',
]);
const log = createLog('housekeeping');
const metrics = createMetrics('housekeeping');
const clock = { now: () => Date.now() };
const secrets = createSecretSource({ client: createSecretsManagerClient(), clock });
const whatsappSecret = secretAccess(secrets, environment.WHATSAPP_SECRET_ARN, whatsappSecretSchema);
const table = {
  client: createDocumentClient(),
  tableName: environment.TABLE_NAME,
  studioId: environment.STUDIO_ID,
};
const outbox = createDynamoOutbox(table);
const erasures = createDynamoErasures({
  ...table,
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
});
const deliver = createDeliverReply({
  outbox,
  messenger: createWhatsappMessenger({
    fetch: globalThis.fetch,
    apiUrl: environment.WHATSAPP_API_URL,
    access: async (isRefused) => {
      const secret = await whatsappSecret(isRefused);
      return { token: secret.token, phoneNumberId: secret.phone_number_id };
    },
  }),
  clock,
  ids: { next: () => randomUUID().replaceAll('-', '') },
  random: Math.random,
  studio: readStudioFile(join(environment.LAMBDA_TASK_ROOT, 'studio_config.json')),
  leaseMs,
  report: createDeliveryReport(log, metrics),
});

/** A timer of a minute; see `createSendLeft` and `createEraseLeft`. */
export const handler = withLambdaDefaults(
  log,
  createHousekeeping({
    sendLeft: createSendLeft({ outbox, deliver, clock }),
    eraseLeft: createEraseLeft({ erasures, clock }),
    log,
    metrics,
  }),
);
