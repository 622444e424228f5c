import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog, faultFields } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { calendarVariables } from '#wiring/calendar-wiring.ts';
import { wirePull } from '#wiring/pull-wiring.ts';
import { createCalendarPull } from './calendar-pull.ts';

const environment = readEnvironment(calendarVariables);
const log = createLog('calendar-pull');
const clock = { now: () => Date.now() };
const studio = readDeployedStudio(environment.LAMBDA_TASK_ROOT);
const pullCalendar = wirePull({
  ...{ environment, studio, clock, random: Math.random },
  wait: async (milliseconds) => wait(milliseconds),
  ids: { next: () => randomUUID().replaceAll('-', '') },
  report: (lanes, fault) =>
    log.error("resource's calendar not pulled", { reason: lanes, ...faultFields(fault) }),
});

/** A timer that reads what the owner did in her calendar; see `createPullCalendar`. */
export const handler = withLambdaDefaults(
  log,
  createCalendarPull({ pullCalendar, log, metrics: createMetrics('calendar-pull') }),
);
