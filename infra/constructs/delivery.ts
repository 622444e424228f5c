import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow, allowReading, queueReaderActions } from './allow.ts';
import { BundledFunction } from './bundled-function.ts';
import { createTimer } from './timer.ts';

interface DeliveryProps {
  readonly table: TableV2;
  readonly studioFile: string;
  /** What every function of the table is told. */
  readonly environment: { readonly STUDIO_ID: string; readonly TABLE_NAME: string };
}

/** Reads and replaces outbound messages, with the pointer to one that waits for its client. */
const outboxActions = ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'dynamodb:PutItem'];

/** Besides: finds a client's items, and the messages that they point to. */
const erasureActions = ['dynamodb:BatchGetItem', 'dynamodb:Query'];

/** The function that records what WhatsApp says of sent messages. */
export function createDelivery(scope: Construct, props: DeliveryProps & { statuses: Queue }): void {
  const { table, studioFile, environment, statuses } = props;
  const delivery = new BundledFunction(scope, 'Delivery', {
    entry: 'functions/delivery/handler.ts',
    description: 'Records what WhatsApp says of sent messages',
    timeoutSeconds: 10,
    memoryMb: 512,
    studioFile,
    environment,
    permissions: [
      allow(outboxActions, table.tableArn),
      allow(queueReaderActions, statuses.queueArn),
    ],
  });
  const mapping = new EventSourceMapping(delivery, 'Statuses', {
    target: delivery.function,
    eventSourceArn: statuses.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
    // Three statuses a message, ten a batch: this keeps up with far more than the conversations can send.
    maxConcurrency: 5,
  });
  acknowledge(mapping, {
    'Serverless-LambdaEventSourceMappingDestination':
      'The queue has a dead-letter queue of its own; a destination is for streams.',
  });
}

/** The function that looks at every message that is due, once a minute. */
export function createHousekeeping(
  scope: Construct,
  props: DeliveryProps & { secret: Secret; whatsappApiUrl: string },
): void {
  const { table, studioFile, environment, secret, whatsappApiUrl } = props;
  const housekeeping = new BundledFunction(scope, 'Housekeeping', {
    entry: 'functions/housekeeping/handler.ts',
    description: 'Sends what was left to send, and erases what was left to erase',
    // Half the timer's minute, so that no two runs overlap.
    timeoutSeconds: 30,
    memoryMb: 512,
    studioFile,
    environment: {
      ...environment,
      WHATSAPP_SECRET_ARN: secret.secretArn,
      WHATSAPP_API_URL: whatsappApiUrl,
    },
    permissions: [
      allow([...outboxActions, ...erasureActions], table.tableArn),
      allow(['dynamodb:Query'], `${table.tableArn}/index/pending`),
      allowReading(secret),
    ],
  });
  createTimer(scope, 'HousekeepingTimer', { target: housekeeping.function, everyMinutes: 1 });
}
