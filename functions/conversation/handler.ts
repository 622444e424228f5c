import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { deepseekSecretSchema } from '#adapters/deepseek/deepseek-secret.ts';
import { createTurnTraceChannel } from '#adapters/diagnostics/turn-trace-channel.ts';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoModelBudget } from '#adapters/dynamodb/dynamodb-model-budget.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
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
import { measuredModel } from '#lambda/measured-model.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { createTurnMetrics, watchedBy } from '#lambda/turn-metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createGuardedModel } from '#use-cases/guard-model.ts';
import { createHandleMessage } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import { createConversation } from './conversation.ts';

const environment = readEnvironment([
  'TABLE_NAME',
  'STUDIO_ID',
  'WHATSAPP_SECRET_ARN',
  'WHATSAPP_API_URL',
  'DEEPSEEK_SECRET_ARN',
  'DEEPSEEK_API_URL',
  'LAMBDA_TASK_ROOT',
]);
const log = createLog('conversation');
const metrics = createMetrics('conversation');
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID().replaceAll('-', '') };
const studio = readStudioFile(join(environment.LAMBDA_TASK_ROOT, 'studio_config.json'));
const secrets = createSecretSource({ client: createSecretsManagerClient(), clock });
const whatsappSecret = secretAccess(secrets, environment.WHATSAPP_SECRET_ARN, whatsappSecretSchema);
const table = {
  client: createDocumentClient(),
  tableName: environment.TABLE_NAME,
  studioId: environment.STUDIO_ID,
};
const messenger = createWhatsappMessenger({
  fetch: globalThis.fetch,
  apiUrl: environment.WHATSAPP_API_URL,
  access: async (isRefused) => {
    const secret = await whatsappSecret(isRefused);
    return { token: secret.token, phoneNumberId: secret.phone_number_id };
  },
});
const deepseekSecret = secretAccess(secrets, environment.DEEPSEEK_SECRET_ARN, deepseekSecretSchema);
const apiKey = async (isRefused?: boolean) => (await deepseekSecret(isRefused)).api_key;
const deepseek = createDeepseekLanguageModel({
  apiUrl: environment.DEEPSEEK_API_URL,
  apiKey,
  userId: environment.STUDIO_ID,
  fetch: globalThis.fetch,
});
const model = createGuardedModel({
  model: measuredModel(deepseek, { metrics, clock }),
  budget: createDynamoModelBudget(table),
  studio,
  clock,
});
const turns = createDynamoTurnStore({
  ...table,
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
});
const deliver = createDeliverReply({
  outbox: createDynamoOutbox(table),
  ...{ messenger, clock, ids, studio, random: Math.random },
  report: createDeliveryReport(log, metrics),
});
const handleMessage = createHandleMessage({
  studio,
  turns,
  messenger,
  deliver,
  readWords: createReadWords({
    studio,
    model: async () => ((await apiKey()) === undefined ? undefined : model),
  }),
  clock,
  ids,
  trace: watchedBy(createTurnTraceChannel(), createTurnMetrics(metrics)),
});

/** The queue of clients' messages; see `createHandleMessage`. */
export const handler = withLambdaDefaults(
  log,
  createConversation({
    handleMessage,
    apologise: createApologise({ studio, turns, deliver, clock, ids }),
    log,
    metrics,
  }),
);
