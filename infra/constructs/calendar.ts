import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IEventSourceDlq,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow, allowReading } from './allow.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import { createTimer } from './timer.ts';

interface CalendarProps {
  readonly table: TableV2;
  readonly secret: Secret;
  readonly studioFile: string;
  /** What every function of the table is told, and where Google is. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A function that writes to or reads the owner's calendar. */
function calendarFunction(
  scope: Construct,
  id: string,
  { secret, studioFile, environment }: CalendarProps,
  own: Pick<BundledFunctionProps, 'entry' | 'description' | 'timeoutSeconds' | 'permissions'>,
): BundledFunction {
  return new BundledFunction(scope, id, {
    ...own,
    memoryMb: 512,
    studioFile,
    environment: { ...environment, GOOGLE_SECRET_ARN: secret.secretArn },
    permissions: [...own.permissions, allowReading(secret)],
  });
}

/** The table's stream to Google. Returns the queue of what was given up. */
export function createCalendarSync(scope: Construct, props: CalendarProps): Queue {
  const { table } = props;
  const streamArn = table.tableStreamArn ?? '';
  const failures = new Queue(scope, 'CalendarSyncFailures', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  const reason = 'It holds what failed already; a person looks at it, nothing reads it.';
  acknowledge(failures, { 'AwsSolutions-SQS3': reason, 'Serverless-SQSRedrivePolicy': reason });
  const calendarSync = calendarFunction(scope, 'CalendarSync', props, {
    entry: 'functions/calendar-sync/handler.ts',
    description: "Writes bookings to the owner's Google Calendar",
    timeoutSeconds: 120,
    permissions: [
      allow(syncTableActions, table.tableArn),
      allow(streamActions, streamArn),
      allow(['sqs:SendMessage'], failures.queueArn),
    ],
  });
  new EventSourceMapping(calendarSync, 'Bookings', {
    target: calendarSync.function,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize: 25,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    // The shard waits meanwhile. What fails longer is given up here and written by the catching up.
    retryAttempts: 5,
    maxRecordAge: Duration.hours(1),
    onFailure: destination(failures),
    filters: [FilterCriteria.filter({ dynamodb: { NewImage: bookingThatGoogleLacks } })],
  });
  return failures;
}

/** `PutItem` is word to the owner, in a transaction. */
const syncTableActions = ['dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** What heals by time: bookings that Google lacks, and changes of the owner's that are to be read. */
export function createCalendarTimers(scope: Construct, props: CalendarProps): void {
  const { tableArn } = props.table;
  everyOtherMinute(scope, 'CalendarCatchUp', props, {
    entry: 'functions/calendar-catch-up/handler.ts',
    description: 'Writes what Google Calendar lacks: bookings, and words to the owner',
    timeoutSeconds: 120,
    permissions: [
      allow([...syncTableActions, 'dynamodb:GetItem'], tableArn),
      allow(['dynamodb:Query'], `${tableArn}/index/pending`),
    ],
  });
  everyOtherMinute(scope, 'CalendarPull', props, {
    entry: 'functions/calendar-pull/handler.ts',
    description: 'Reads what the owner did in her Google Calendar',
    timeoutSeconds: 100,
    permissions: [
      allow(pullTableActions, tableArn),
      allow(['dynamodb:Query'], `${tableArn}/index/relevance`),
      allow(['dynamodb:Query'], `${tableArn}/index/by-day`),
    ],
  });
}

function everyOtherMinute(...[scope, id, ...rest]: Parameters<typeof calendarFunction>): void {
  const { function: target } = calendarFunction(scope, id, ...rest);
  createTimer(scope, `${id}Timer`, { target, everyMinutes: 2 });
}

const pullTableActions = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

const streamActions = [
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
];

const bookingThatGoogleLacks = {
  entity: { S: FilterRule.isEqual('booking') },
  pendingKey: { S: FilterRule.exists() },
};

/** The library's own destination would grant more than sending. */
function destination(queue: IQueue): IEventSourceDlq {
  return { bind: () => ({ destination: queue.queueArn }) };
}
