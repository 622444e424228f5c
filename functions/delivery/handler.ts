import { randomUUID } from 'node:crypto';
import { createDocumentClient } from '#adapters/dynamodb/client.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createRecordStatus } from '#use-cases/record-status.ts';
import { createDelivery } from './delivery.ts';

const environment = readEnvironment(['TABLE_NAME', 'STUDIO_ID', 'LAMBDA_TASK_ROOT']);
const log = createLog('delivery');
const metrics = createMetrics('delivery');
const studio = readDeployedStudio(environment.LAMBDA_TASK_ROOT);
const recordStatus = createRecordStatus({
  outbox: createDynamoOutbox({
    client: createDocumentClient(),
    tableName: environment.TABLE_NAME,
    studioId: environment.STUDIO_ID,
    retention: studio.retention,
  }),
  clock: { now: () => Date.now() },
  ids: { next: () => randomUUID().replaceAll('-', '') },
  random: Math.random,
  studio,
  report: createDeliveryReport(log, metrics),
});

/** The queue of delivery statuses; see `createRecordStatus`. */
export const handler = withLambdaDefaults(log, createDelivery({ recordStatus, log, metrics }));
