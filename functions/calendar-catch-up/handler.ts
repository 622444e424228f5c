import { setTimeout as wait } from 'node:timers/promises';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { readDeployedStudio } from '#adapters/studio/read-deployed-studio.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import { readEnvironment } from '#lambda/environment.ts';
import { createLog } from '#lambda/logger.ts';
import { createMetrics } from '#lambda/metrics.ts';
import { withLambdaDefaults } from '#lambda/with-lambda-defaults.ts';
import { createNoteLeft } from '#use-cases/note-left.ts';
import { calendarVariables, wireCalendar } from '#wiring/calendar-wiring.ts';
import { createCalendarCatchUp } from './calendar-catch-up.ts';

const environment = readEnvironment(calendarVariables);
const log = createLog('calendar-catch-up');
const clock = { now: () => Date.now() };
const metrics = createMetrics('calendar-catch-up');
const { table, bookings, syncBooking, ownerCalendar } = wireCalendar({
  environment,
  studio: readDeployedStudio(environment.LAMBDA_TASK_ROOT),
  clock,
  random: Math.random,
  wait: async (milliseconds) => wait(milliseconds),
});

/** A timer that finds bookings which Google lacks; see `createCalendarCatchUp`. */
export const handler = withLambdaDefaults(
  log,
  createCalendarCatchUp({
    ...{ bookings, syncBooking, clock, random: Math.random, log, metrics },
    noteLeft: createNoteLeft({
      outbox: createDynamoOutbox(table),
      calendar: ownerCalendar,
      clock,
      report: createDeliveryReport(log, metrics),
    }),
  }),
);
