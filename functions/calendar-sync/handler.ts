import { setTimeout as wait } from 'node:timers/promises';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { calendarVariables, wireCalendar } from '#wiring/calendar-wiring.ts';
import { createCalendarSync } from './calendar-sync.ts';

const environment = readEnvironment(calendarVariables);
const log = createLog('calendar-sync');
const clock = { now: () => Date.now() };
const { syncBooking } = wireCalendar({
  environment,
  studio: readDeployedStudio(environment.LAMBDA_TASK_ROOT),
  clock,
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
});

/** The table's stream to Google Calendar; see `createCalendarSync`. */
export const handler = withLambdaDefaults(
  log,
  createCalendarSync({ syncBooking, clock, log, metrics: createMetrics('calendar-sync') }),
);
