import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

import { defaultRetention } from '#domain/studio/retention.ts';
import { webhookPath } from '#functions/ingest/webhook-path.ts';
import { acknowledge } from './constructs/acknowledge.ts';
import { mailAlarms } from './constructs/alarm-mail.ts';
import { Alarms, type Watched } from './constructs/alarms.ts';
import { allow, allowReading, queueReaderActions } from './constructs/allow.ts';
import { createApology } from './constructs/apology.ts';
import { BundledFunction } from './constructs/bundled-function.ts';
import { createCalendarSync, createCalendarTimers } from './constructs/calendar.ts';
import { createDashboard } from './constructs/dashboard.ts';
import { createDelivery, createHousekeeping } from './constructs/delivery.ts';
import { createIntegrationSecret } from './constructs/integration-secret.ts';
import { MessageQueue } from './constructs/message-queue.ts';
import { StatusQueue } from './constructs/status-queue.ts';
import { createStudioTable } from './constructs/studio-table.ts';
import { WebhookApi } from './constructs/webhook-api.ts';

export interface CoreSyncStackProps extends StackProps {
  /** Path of the studio's file, validated already; it becomes part of what is deployed. */
  readonly studioFile: string;
  /** How long logs are kept, in days that CloudWatch knows. Default: 30. */
  readonly logDays?: number;
  /** Where alarms are sent; absent: they are seen in CloudWatch only. */
  readonly alarmEmail?: string;
}

/** Begins every partition key; one studio a deployment today. */
export const studioId = 'studio';

/** Meta's, DeepSeek's and Google's own addresses. */
const apiUrls = {
  WHATSAPP_API_URL: 'https://graph.facebook.com/v25.0',
  DEEPSEEK_API_URL: 'https://api.deepseek.com',
  GOOGLE_API_URL: 'https://www.googleapis.com/',
  GOOGLE_TOKEN_URL: 'https://oauth2.googleapis.com/token',
} as const;

/** One studio on AWS: webhook, queue, conversation, table and calendar. */
export class CoreSyncStack extends Stack {
  constructor(scope: Construct, id: string, props: CoreSyncStackProps) {
    super(scope, id, props);
    const { studioFile } = props;
    const table = createStudioTable(this, 'Table');
    const messageQueue = new MessageQueue(this, 'MessageQueue');
    const statusQueue = new StatusQueue(this, 'StatusQueue');
    const { queue: messages } = messageQueue;
    const { queue: statuses } = statusQueue;
    const secrets = createSecrets(this);

    const ingest = createIngest(this, { messages, statuses, secret: secrets.webhook });
    const api = new WebhookApi(this, 'Webhook', { path: webhookPath, ingest: ingest.function });
    createConversation(this, { table, messages, secrets, studioFile });
    const environment = { STUDIO_ID: studioId, TABLE_NAME: table.tableName };
    const { GOOGLE_API_URL, GOOGLE_TOKEN_URL, WHATSAPP_API_URL: whatsappApiUrl } = apiUrls;
    const calendar = {
      ...{ table, secret: secrets.google, studioFile },
      environment: { ...environment, GOOGLE_API_URL, GOOGLE_TOKEN_URL },
    };
    const calendarFailures = createCalendarSync(this, calendar);
    createCalendarTimers(this, calendar);
    createDelivery(this, { table, studioFile, environment, statuses });
    const sending = { secret: secrets.whatsApp, whatsappApiUrl };
    createHousekeeping(this, { table, studioFile, environment, ...sending });
    createApology(this, { table, studioFile, environment, messageQueue, ...sending });
    this.#watch(
      {
        deadLetters: {
          MessagesDead: messageQueue.deadLetters,
          StatusesDead: statusQueue.deadLetters,
          CalendarGivenUp: calendarFailures,
        },
        messages,
      },
      props.alarmEmail,
    );

    for (const group of this.node.findAll().filter((one) => one instanceof CfnLogGroup)) {
      group.retentionInDays = props.logDays ?? defaultRetention.logs;
    }
    addOutputs(this, { webhookUrl: api.url, table, secrets });
  }

  /** Alarms and a dashboard over everything; last, so that no function is left out. */
  #watch(queues: Omit<Watched, 'functions'>, alarmEmail: string | undefined): void {
    const bundled = this.node.children.filter((child) => child instanceof BundledFunction);
    const functions = new Map(bundled.map((one) => [one.service, one.function]));
    const watched: Watched = { ...queues, functions };
    const alarms = new Alarms(this, 'Alarms', watched);
    createDashboard(this, 'Dashboard', { alarms, watched });
    if (alarmEmail !== undefined) {
      mailAlarms(this, 'AlarmMail', { alarms: alarms.all, address: alarmEmail });
    }
  }
}

/** What whoever deployed needs next; `docs/deploy.md` goes on from here. */
function addOutputs(
  scope: Construct,
  { webhookUrl, table, secrets }: { webhookUrl: string; table: TableV2; secrets: Secrets },
): void {
  const { webhook, whatsApp, deepSeek, google } = secrets;
  const showSecret = 'aws secretsmanager get-secret-value --query SecretString --output text';
  const values = {
    WebhookUrl: webhookUrl,
    TableName: table.tableName,
    WebhookSecretArn: webhook.secretArn,
    WhatsAppSecretArn: whatsApp.secretArn,
    DeepSeekSecretArn: deepSeek.secretArn,
    GoogleSecretArn: google.secretArn,
    VerifyTokenCommand: `${showSecret} --region ${Stack.of(scope).region} --secret-id ${webhook.secretArn}`,
    NextStep: `fill in the secrets (docs/deploy.md), give Meta the URL, then: npm run smoke -- ${webhookUrl}`,
  };
  for (const [name, value] of Object.entries(values)) new CfnOutput(scope, name, { value });
}

type Secrets = ReturnType<typeof createSecrets>;

/** One a service, so that a role can read its own and no other. */
function createSecrets(scope: Construct) {
  return {
    webhook: createIntegrationSecret(scope, 'WebhookSecret', 'app_secret and verify_token'),
    whatsApp: createIntegrationSecret(scope, 'WhatsAppSecret', 'token and phone_number_id'),
    deepSeek: createIntegrationSecret(scope, 'DeepSeekSecret', 'api_key; {} means no model'),
    google: createIntegrationSecret(scope, 'GoogleSecret', 'calendar_id and credentials'),
  };
}

function createIngest(
  scope: Construct,
  props: { messages: Queue; statuses: Queue; secret: Secret },
) {
  const { messages, statuses, secret } = props;
  return new BundledFunction(scope, 'Ingest', {
    entry: 'functions/ingest/handler.ts',
    description: 'Verifies WhatsApp webhooks and queues their messages',
    timeoutSeconds: 10,
    memoryMb: 512,
    environment: {
      QUEUE_URL: messages.queueUrl,
      STATUS_QUEUE_URL: statuses.queueUrl,
      WEBHOOK_SECRET_ARN: secret.secretArn,
    },
    permissions: [
      allow(['sqs:SendMessage'], messages.queueArn),
      allow(['sqs:SendMessage'], statuses.queueArn),
      allowReading(secret),
    ],
  });
}

function createConversation(
  scope: Construct,
  props: { table: TableV2; messages: Queue; secrets: Secrets; studioFile: string },
) {
  const { table, messages, secrets, studioFile } = props;
  const { WHATSAPP_API_URL, DEEPSEEK_API_URL } = apiUrls;
  const conversation = new BundledFunction(scope, 'Conversation', {
    entry: 'functions/conversation/handler.ts',
    description: 'Takes one message of a client, decides, commits and replies',
    timeoutSeconds: 15,
    memoryMb: 1_024,
    studioFile,
    environment: {
      STUDIO_ID: studioId,
      TABLE_NAME: table.tableName,
      WHATSAPP_SECRET_ARN: secrets.whatsApp.secretArn,
      DEEPSEEK_SECRET_ARN: secrets.deepSeek.secretArn,
      WHATSAPP_API_URL,
      DEEPSEEK_API_URL,
    },
    permissions: [
      allow(conversationTableActions, table.tableArn),
      allow(['dynamodb:Query'], `${table.tableArn}/index/relevance`),
      allow(queueReaderActions, messages.queueArn),
      allowReading(secrets.whatsApp),
      allowReading(secrets.deepSeek),
    ],
  });
  const mapping = new EventSourceMapping(conversation, 'Messages', {
    target: conversation.function,
    eventSourceArn: messages.queueArn,
    batchSize: 1,
    // The brake on WhatsApp and DeepSeek: so many clients are served at once.
    maxConcurrency: 50,
  });
  acknowledge(mapping, {
    'Serverless-LambdaEventSourceMappingDestination':
      'A mapping of a queue cannot have one: the queue itself moves to its dead letters what failed three times.',
  });
}

/** A transaction is allowed by the actions it is made of. */
const conversationTableActions = [
  'dynamodb:BatchGetItem',
  'dynamodb:ConditionCheckItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];
