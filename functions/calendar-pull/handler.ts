import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { createDynamoOwnerEventStore } from '#adapters/dynamodb/dynamodb-owner-event-store.ts';
import { digestId } from '#adapters/identity/digest-id.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createOwnerPull } from '#use-cases/owner-pull.ts';
import { calendarVariables, wireCalendar } from '#wiring/calendar-wiring.ts';
import { createCalendarPull } from './calendar-pull.ts';

const environment = readEnvironment(calendarVariables);
const log = createLog('calendar-pull');
const clock = { now: () => Date.now() };
const studio = readDeployedStudio(environment.LAMBDA_TASK_ROOT);
const { table, calendarId, ...wired } = wireCalendar({
  ...{ environment, studio, clock, random: Math.random },
  wait: async (milliseconds) => wait(milliseconds),
});
const pullCalendar = createOwnerPull({
  ...{ ...wired, studio, clock, digest: digestId },
  calendar: wired.ownerCalendar,
  events: createDynamoOwnerEventStore({ ...table, calendarId }),
  ids: { next: () => randomUUID().replaceAll('-', '') },
});

/** A timer that reads what the owner did in her calendar; see `createPullCalendar`. */
export const handler = withLambdaDefaults(
  log,
  createCalendarPull({ pullCalendar, log, metrics: createMetrics('calendar-pull') }),
);
