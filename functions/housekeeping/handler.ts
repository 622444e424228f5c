import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createDynamoErasures } from '#adapters/dynamodb/dynamodb-erasures.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createEraseLeft } from '#use-cases/erase-left.ts';
import { createSendLeft } from '#use-cases/send-left.ts';
import { sendingVariables, wireSending } from '#wiring/sending-wiring.ts';
import { createHousekeeping } from './housekeeping.ts';

/** The function's timeout of 30 s and two seconds more. */
const leaseMs = 32_000;

const environment = readEnvironment(sendingVariables);
const log = createLog('housekeeping');
const metrics = createMetrics('housekeeping');
const clock = { now: () => Date.now() };
const { table, outbox, deliver } = wireSending({
  environment,
  studio: readDeployedStudio(environment.LAMBDA_TASK_ROOT),
  clock,
  ids: { next: () => randomUUID().replaceAll('-', '') },
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
  report: createDeliveryReport(log, metrics),
  leaseMs,
});

/** A timer of a minute; see `createSendLeft` and `createEraseLeft`. */
export const handler = withLambdaDefaults(
  log,
  createHousekeeping({
    sendLeft: createSendLeft({ outbox, deliver, clock }),
    eraseLeft: createEraseLeft({ erasures: createDynamoErasures(table), clock }),
    log,
    metrics,
  }),
);
