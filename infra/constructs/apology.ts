import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { allow, allowReading, queueReaderActions } from './allow.ts';
import { BundledFunction } from './bundled-function.ts';
import type { MessageQueue } from './message-queue.ts';

/** The function that tells clients whose message failed for good, and lays the message aside. */
export function createApology(
  scope: Construct,
  props: {
    readonly table: TableV2;
    readonly studioFile: string;
    readonly environment: { readonly STUDIO_ID: string; readonly TABLE_NAME: string };
    readonly messageQueue: MessageQueue;
    readonly secret: Secret;
    readonly whatsappApiUrl: string;
  },
): void {
  const { table, studioFile, environment, messageQueue, secret, whatsappApiUrl } = props;
  const { failed, deadLetters } = messageQueue;
  const apology = new BundledFunction(scope, 'Apology', {
    entry: 'functions/apology/handler.ts',
    description: 'Tells clients whose message failed, and lays it aside',
    timeoutSeconds: 15,
    memoryMb: 512,
    studioFile,
    environment: {
      ...environment,
      DEAD_LETTER_QUEUE_URL: deadLetters.queueUrl,
      WHATSAPP_SECRET_ARN: secret.secretArn,
      WHATSAPP_API_URL: whatsappApiUrl,
    },
    permissions: [
      allow(['dynamodb:BatchGetItem', 'dynamodb:PutItem'], table.tableArn),
      allow(queueReaderActions, failed.queueArn),
      allow(['sqs:SendMessage'], deadLetters.queueArn),
      allowReading(secret),
    ],
  });
  const mapping = new EventSourceMapping(apology, 'Failed', {
    target: apology.function,
    eventSourceArn: failed.queueArn,
    batchSize: 1,
    maxConcurrency: 5,
  });
  acknowledge(mapping, {
    'Serverless-LambdaEventSourceMappingDestination':
      'The queue has a dead-letter queue of its own; a destination is for streams.',
  });
}
