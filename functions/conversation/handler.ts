import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { deepseekSecretSchema } from '#adapters/deepseek/deepseek-secret.ts';
import { createTurnTraceChannel } from '#adapters/diagnostics/turn-trace-channel.ts';
import { createDynamoModelBudget } from '#adapters/dynamodb/dynamodb-model-budget.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { secretAccess } from '#adapters/secrets/secret-source.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { measuredModel } from '#lambda/measured-model.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { createTurnMetrics, watchedBy } from '#lambda/turn-metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createFollowClient } from '#use-cases/follow-client.ts';
import { createGuardedModel } from '#use-cases/guard-model.ts';
import { createHandleMessage } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import { sendingVariables, wireSending } from '#wiring/sending-wiring.ts';
import { createConversation } from './conversation.ts';

const environment = readEnvironment([
  ...sendingVariables,
  'DEEPSEEK_SECRET_ARN',
  'DEEPSEEK_API_URL',
]);
const log = createLog('conversation');
const metrics = createMetrics('conversation');
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID().replaceAll('-', '') };
const studio = readDeployedStudio(environment.LAMBDA_TASK_ROOT);
const { table, secrets, messenger, deliver } = wireSending({
  ...{ environment, studio, clock, ids, random: Math.random },
  wait: async (milliseconds) => wait(milliseconds),
  report: createDeliveryReport(log, metrics),
});
const turns = createDynamoTurnStore(table);
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

/** The queue of clients' messages; see `createHandleMessage`. */
export const handler = withLambdaDefaults(
  log,
  createConversation({
    handleMessage: createHandleMessage({
      ...{ studio, turns, messenger, deliver, clock, ids },
      readWords: createReadWords({
        studio,
        model: async () => ((await apiKey()) === undefined ? undefined : model),
      }),
      trace: watchedBy(createTurnTraceChannel(), createTurnMetrics(metrics)),
    }),
    followClient: createFollowClient({ turns, clock }),
    apologise: createApologise({ studio, turns, deliver, clock, ids }),
    log,
    metrics,
  }),
);
