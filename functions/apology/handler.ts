import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createSqsClient, sendBatches } from '#adapters/sqs/send-batches.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { sendingVariables, wireSending } from '#wiring/sending-wiring.ts';
import { createApology } from './apology.ts';

const environment = readEnvironment([...sendingVariables, 'DEAD_LETTER_QUEUE_URL']);
const log = createLog('apology');
const metrics = createMetrics('apology');
const clock = { now: () => Date.now() };
const ids = { next: () => randomUUID().replaceAll('-', '') };
const studio = readDeployedStudio(environment.LAMBDA_TASK_ROOT);
const { table, deliver } = wireSending({
  ...{ environment, studio, clock, ids, random: Math.random },
  wait: async (milliseconds) => wait(milliseconds),
  report: createDeliveryReport(log, metrics),
});
const turns = createDynamoTurnStore(table);
const sqs = createSqsClient();

/** The queue of messages that failed for good; see `createApology`. */
export const handler = withLambdaDefaults(
  log,
  createApology({
    apologise: createApologise({ studio, turns, deliver, clock, ids }),
    layAside: ({ body, groupId, deduplicationId }) =>
      sendBatches(sqs, environment.DEAD_LETTER_QUEUE_URL, [
        { MessageBody: body, MessageGroupId: groupId, MessageDeduplicationId: deduplicationId },
      ]),
    log,
    metrics,
  }),
);
