import { readFileSync } from 'node:fs';

import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { CoreSyncStack } from '#infra/coresync-stack.ts';
import { tableSchema } from '#infra/table-schema.ts';

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

/** The template as it is deployed, but with functions that were not bundled. */
const template = Template.fromStack(
  new CoreSyncStack(
    new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } }),
    'CoreSync-test',
    { studioFile: 'studio_config.json' },
  ),
);

type Properties = Readonly<Record<string, unknown>>;

const statementsSchema = z.object({
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.literal('Allow'),
        Action: z.union([z.string(), z.array(z.string())]),
        Resource: z.unknown(),
      }),
    ),
  }),
});

/** The properties of the one resource of this type whose logical id begins so. */
function resource(type: string, prefix: string): Properties {
  const found = Object.entries(template.findResources(type)).filter(([id]) =>
    new RegExp(`^${prefix}[0-9A-F]{8}$`).test(id),
  );
  if (found.length !== 1) throw new Error(`${found.length} of ${type} ${prefix}`);
  return found[0]?.[1].Properties;
}

function idOf(type: string, prefix: string): string {
  const ids = Object.keys(template.findResources(type));
  return ids.find((id) => new RegExp(`^${prefix}[0-9A-F]{8}$`).test(id)) ?? `no ${prefix}`;
}

/** What a role may do, as `action on resource`, by logical ids without their hashes. */
function permissions(prefix: string): string[] {
  const policy = statementsSchema.parse(resource('AWS::IAM::Policy', `${prefix}RoleDefaultPolicy`));
  return policy.PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action) => namesOf(Resource).map((name) => `${action} on ${name}`)),
  ).sort();
}

function namesOf(value: unknown): string[] {
  const references = (Array.isArray(value) ? value : [value]).map((one) => JSON.stringify(one));
  return references.map((text) =>
    [...text.matchAll(/(?:"Ref":"|"Fn::GetAtt":\[")(\w+?)[0-9A-F]{8}"(?:,"(\w+)")?|"(\/[\w/-]+)"/g)]
      .map(([, id = '', attribute = '', path = '']) =>
        attribute === 'StreamArn' ? `${id} stream` : `${id}${path}`,
      )
      .join(''),
  );
}

describe('message queue', () => {
  it('is FIFO by group, hides a message longer than a turn lasts, and gives up after three', () => {
    expect(resource('AWS::SQS::Queue', 'MessageQueueMessages')).toEqual({
      FifoQueue: true,
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
      VisibilityTimeout: 20,
      MessageRetentionPeriod: 345_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: {
          'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'MessageQueueFailed'), 'Arn'],
        },
        maxReceiveCount: 3,
      },
    });
  });

  it('keeps what failed for a function that tells the client, sixteen hours of outage long', () => {
    expect(resource('AWS::SQS::Queue', 'MessageQueueFailed')).toMatchObject({
      FifoQueue: true,
      VisibilityTimeout: 60,
      RedrivePolicy: {
        deadLetterTargetArn: {
          'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'MessageQueueDeadLetters'), 'Arn'],
        },
        maxReceiveCount: 1_000,
      },
    });
    expect(resource('AWS::Lambda::EventSourceMapping', 'ApologyFailed')).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'MessageQueueFailed'), 'Arn'] },
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'ApologyFunction') },
      BatchSize: 1,
    });
  });

  it('has a FIFO dead-letter queue that keeps for fourteen days', () => {
    expect(resource('AWS::SQS::Queue', 'MessageQueueDeadLetters')).toMatchObject({
      FifoQueue: true,
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  });

  it('refuses, like every queue, what does not come encrypted', () => {
    const queues = Object.keys(template.findResources('AWS::SQS::Queue'));
    expect(queues).toHaveLength(6);
    for (const queue of queues) {
      template.hasResourceProperties('AWS::SQS::QueuePolicy', {
        Queues: [{ Ref: queue }],
        PolicyDocument: {
          Statement: [
            Match.objectLike({
              Effect: 'Deny',
              Action: 'sqs:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            }),
          ],
        },
      });
    }
  });
});

describe('status queue', () => {
  it('keeps no order, hides a status longer than the function runs, and gives up after five', () => {
    expect(resource('AWS::SQS::Queue', 'StatusQueueStatuses')).toEqual({
      VisibilityTimeout: 15,
      MessageRetentionPeriod: 345_600,
      SqsManagedSseEnabled: true,
      RedrivePolicy: {
        deadLetterTargetArn: {
          'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'StatusQueueDeadLetters'), 'Arn'],
        },
        maxReceiveCount: 5,
      },
    });
  });
});

describe('timer', () => {
  it('sends what was left every minute, and drops a minute rather than run twice', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [
        Match.objectLike({
          Arn: { 'Fn::GetAtt': [idOf('AWS::Lambda::Function', 'HousekeepingFunction'), 'Arn'] },
        }),
      ],
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'HousekeepingFunction') },
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });
});

describe('mappings', () => {
  it('give delivery ten statuses at a time, and take those back alone that failed', () => {
    expect(resource('AWS::Lambda::EventSourceMapping', 'DeliveryStatuses')).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'StatusQueueStatuses'), 'Arn'] },
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'DeliveryFunction') },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('give the conversation one message at a time, of at most fifty clients at once', () => {
    const mapping = resource('AWS::Lambda::EventSourceMapping', 'ConversationMessages');

    expect(mapping).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'MessageQueueMessages'), 'Arn'] },
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'ConversationFunction') },
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 50 },
    });
  });

  it('give calendar-sync the bookings that Google lacks, with bounds on every retry', () => {
    const mapping = resource('AWS::Lambda::EventSourceMapping', 'CalendarSyncBookings');

    expect(mapping).toEqual({
      EventSourceArn: { 'Fn::GetAtt': [idOf('AWS::DynamoDB::GlobalTable', 'Table'), 'StreamArn'] },
      FunctionName: { Ref: idOf('AWS::Lambda::Function', 'CalendarSyncFunction') },
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 25,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      MaximumRecordAgeInSeconds: 3_600,
      DestinationConfig: {
        OnFailure: {
          Destination: { 'Fn::GetAtt': [idOf('AWS::SQS::Queue', 'CalendarSyncFailures'), 'Arn'] },
        },
      },
      FilterCriteria: {
        Filters: [
          {
            Pattern:
              '{"dynamodb":{"NewImage":{"entity":{"S":["booking"]},' +
              '"pendingKey":{"S":[{"exists":true}]}}}}',
          },
        ],
      },
    });
  });
});

describe('table', () => {
  const table = resource('AWS::DynamoDB::GlobalTable', 'Table');

  it('has the keys and indexes of the schema', () => {
    const [local] = tableSchema.localIndexes;
    const keySchema = (hash: string, range: string) => [
      { AttributeName: hash, KeyType: 'HASH' },
      { AttributeName: range, KeyType: 'RANGE' },
    ];
    const Projection = { ProjectionType: 'ALL' };

    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema('PK', 'SK'),
      LocalSecondaryIndexes: [
        { IndexName: local.name, KeySchema: keySchema('PK', 'relevantUntil'), Projection },
      ],
      GlobalSecondaryIndexes: [
        { IndexName: 'by-day', KeySchema: keySchema('dayKey', 'startsAt'), Projection },
        { IndexName: 'pending', KeySchema: keySchema('pendingKey', 'pendingSince'), Projection },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });

  it('is protected, recoverable to any second, and outlives the stack', () => {
    expect(table).toMatchObject({
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        },
      ],
    });
    template.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('functions', () => {
  it.each([
    ['Ingest', 10, 512],
    ['Conversation', 15, 1_024],
    ['CalendarSync', 120, 512],
    ['CalendarCatchUp', 120, 512],
    ['CalendarPull', 100, 512],
    ['Delivery', 10, 512],
    ['Housekeeping', 30, 512],
    ['Apology', 15, 512],
  ])('%s runs on Node 24 on arm64, within %i s and %i MB', (name, timeout, memory) => {
    expect(resource('AWS::Lambda::Function', `${name}Function`)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: timeout,
      MemorySize: memory,
      LoggingConfig: {
        LogFormat: 'JSON',
        LogGroup: { Ref: idOf('AWS::Logs::LogGroup', `${name}Logs`) },
      },
    });
  });

  it('reserve no concurrency, which the account would lack, and trace nothing', () => {
    for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function'))) {
      expect(Properties).not.toHaveProperty('ReservedConcurrentExecutions');
      expect(Properties).not.toHaveProperty('TracingConfig');
    }
  });

  const secret = (prefix: string) => ({ Ref: idOf('AWS::SecretsManager::Secret', prefix) });
  const table = { Ref: idOf('AWS::DynamoDB::GlobalTable', 'Table') };
  const common = { NODE_OPTIONS: '--enable-source-maps' };

  it.each<[string, Record<string, unknown>]>([
    [
      'Ingest',
      {
        QUEUE_URL: { Ref: idOf('AWS::SQS::Queue', 'MessageQueueMessages') },
        STATUS_QUEUE_URL: { Ref: idOf('AWS::SQS::Queue', 'StatusQueueStatuses') },
        WEBHOOK_SECRET_ARN: secret('WebhookSecret'),
      },
    ],
    [
      'Conversation',
      {
        STUDIO_ID: 'studio',
        TABLE_NAME: table,
        WHATSAPP_SECRET_ARN: secret('WhatsAppSecret'),
        DEEPSEEK_SECRET_ARN: secret('DeepSeekSecret'),
        WHATSAPP_API_URL: 'https://graph.facebook.com/v25.0',
        DEEPSEEK_API_URL: 'https://api.deepseek.com',
      },
    ],
    ...['CalendarSync', 'CalendarCatchUp', 'CalendarPull'].map(
      (name): [string, Record<string, unknown>] => [
        name,
        {
          STUDIO_ID: 'studio',
          TABLE_NAME: table,
          GOOGLE_SECRET_ARN: secret('GoogleSecret'),
          GOOGLE_API_URL: 'https://www.googleapis.com/',
          GOOGLE_TOKEN_URL: 'https://oauth2.googleapis.com/token',
        },
      ],
    ),
    ['Delivery', { STUDIO_ID: 'studio', TABLE_NAME: table }],
    [
      'Apology',
      {
        STUDIO_ID: 'studio',
        TABLE_NAME: table,
        DEAD_LETTER_QUEUE_URL: { Ref: idOf('AWS::SQS::Queue', 'MessageQueueDeadLetters') },
        WHATSAPP_SECRET_ARN: secret('WhatsAppSecret'),
        WHATSAPP_API_URL: 'https://graph.facebook.com/v25.0',
      },
    ],
    [
      'Housekeeping',
      {
        STUDIO_ID: 'studio',
        TABLE_NAME: table,
        WHATSAPP_SECRET_ARN: secret('WhatsAppSecret'),
        WHATSAPP_API_URL: 'https://graph.facebook.com/v25.0',
      },
    ],
  ])('%s is told what it uses and no more', (name, variables) => {
    expect(resource('AWS::Lambda::Function', `${name}Function`)['Environment']).toEqual({
      Variables: { ...common, ...variables },
    });
  });
});

describe('roles', () => {
  it('let ingest write to its queue and read its secret', () => {
    expect(permissions('Ingest')).toEqual([
      'logs:CreateLogStream on IngestLogs',
      'logs:PutLogEvents on IngestLogs',
      'secretsmanager:GetSecretValue on WebhookSecret',
      'sqs:SendMessage on MessageQueueMessages',
      'sqs:SendMessage on StatusQueueStatuses',
    ]);
  });

  it('let the conversation use table and queue, and read the secrets of those it talks to', () => {
    expect(permissions('Conversation')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:ConditionCheckItem on Table',
      'dynamodb:DeleteItem on Table',
      'dynamodb:GetItem on Table',
      'dynamodb:PutItem on Table',
      'dynamodb:Query on Table',
      'dynamodb:Query on Table/index/relevance',
      'dynamodb:UpdateItem on Table',
      'logs:CreateLogStream on ConversationLogs',
      'logs:PutLogEvents on ConversationLogs',
      'secretsmanager:GetSecretValue on DeepSeekSecret',
      'secretsmanager:GetSecretValue on WhatsAppSecret',
      'sqs:DeleteMessage on MessageQueueMessages',
      'sqs:GetQueueAttributes on MessageQueueMessages',
      'sqs:ReceiveMessage on MessageQueueMessages',
    ]);
  });

  it('let delivery replace messages and read its queue', () => {
    expect(permissions('Delivery')).toEqual([
      'dynamodb:DeleteItem on Table',
      'dynamodb:GetItem on Table',
      'dynamodb:PutItem on Table',
      'logs:CreateLogStream on DeliveryLogs',
      'logs:PutLogEvents on DeliveryLogs',
      'sqs:DeleteMessage on StatusQueueStatuses',
      'sqs:GetQueueAttributes on StatusQueueStatuses',
      'sqs:ReceiveMessage on StatusQueueStatuses',
    ]);
  });

  it('let apology decide a failed message, send and lay it aside', () => {
    expect(permissions('Apology')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:PutItem on Table',
      'logs:CreateLogStream on ApologyLogs',
      'logs:PutLogEvents on ApologyLogs',
      'secretsmanager:GetSecretValue on WhatsAppSecret',
      'sqs:DeleteMessage on MessageQueueFailed',
      'sqs:GetQueueAttributes on MessageQueueFailed',
      'sqs:ReceiveMessage on MessageQueueFailed',
      'sqs:SendMessage on MessageQueueDeadLetters',
    ]);
  });

  it('let housekeeping find, replace and put off messages, and send them', () => {
    expect(permissions('Housekeeping')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:DeleteItem on Table',
      'dynamodb:GetItem on Table',
      'dynamodb:PutItem on Table',
      'dynamodb:Query on Table',
      'dynamodb:Query on Table/index/pending',
      'logs:CreateLogStream on HousekeepingLogs',
      'logs:PutLogEvents on HousekeepingLogs',
      'secretsmanager:GetSecretValue on WhatsAppSecret',
    ]);
  });

  it('let calendar-sync read the stream, read and mark bookings, and report failures', () => {
    expect(permissions('CalendarSync')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:DescribeStream on Table stream',
      'dynamodb:GetRecords on Table stream',
      'dynamodb:GetShardIterator on Table stream',
      'dynamodb:ListStreams on Table stream',
      'dynamodb:PutItem on Table',
      'dynamodb:UpdateItem on Table',
      'logs:CreateLogStream on CalendarSyncLogs',
      'logs:PutLogEvents on CalendarSyncLogs',
      'secretsmanager:GetSecretValue on GoogleSecret',
      'sqs:SendMessage on CalendarSyncFailures',
    ]);
  });

  it('let the catching up find what Google lacks, and do as calendar-sync does', () => {
    expect(permissions('CalendarCatchUp')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:GetItem on Table',
      'dynamodb:PutItem on Table',
      'dynamodb:Query on Table/index/pending',
      'dynamodb:UpdateItem on Table',
      'logs:CreateLogStream on CalendarCatchUpLogs',
      'logs:PutLogEvents on CalendarCatchUpLogs',
      'secretsmanager:GetSecretValue on GoogleSecret',
    ]);
  });

  it('let calendar-pull change bookings and cells, and talk to Google alone', () => {
    expect(permissions('CalendarPull')).toEqual([
      'dynamodb:BatchGetItem on Table',
      'dynamodb:ConditionCheckItem on Table',
      'dynamodb:DeleteItem on Table',
      'dynamodb:GetItem on Table',
      'dynamodb:PutItem on Table',
      'dynamodb:Query on Table',
      'dynamodb:Query on Table/index/by-day',
      'dynamodb:Query on Table/index/relevance',
      'dynamodb:UpdateItem on Table',
      'logs:CreateLogStream on CalendarPullLogs',
      'logs:PutLogEvents on CalendarPullLogs',
      'secretsmanager:GetSecretValue on GoogleSecret',
    ]);
  });

  it('are one a function, without managed policies', () => {
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    expect(roles).toHaveLength(8);
    for (const { Properties } of roles) expect(Properties).not.toHaveProperty('ManagedPolicyArns');
  });
});

describe('webhook', () => {
  it('is reached by GET and POST on one path, and by nothing else', () => {
    const routes = Object.values(template.findResources('AWS::ApiGatewayV2::Route'));

    expect(routes.map(({ Properties }) => Properties['RouteKey']).sort()).toEqual([
      'GET /whatsapp/webhook',
      'POST /whatsapp/webhook',
    ]);
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', {
      IntegrationUri: { 'Fn::GetAtt': [idOf('AWS::Lambda::Function', 'IngestFunction'), 'Arn'] },
      PayloadFormatVersion: '2.0',
    });
  });

  it('is throttled, and logged without the query, which holds the token', () => {
    const stage = resource('AWS::ApiGatewayV2::Stage', 'WebhookStage');

    expect(stage).toMatchObject({
      StageName: '$default',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
      AccessLogSettings: {
        DestinationArn: {
          'Fn::GetAtt': [idOf('AWS::Logs::LogGroup', 'WebhookAccessLogs'), 'Arn'],
        },
        Format: expect.stringContaining('"requestId":"$context.requestId"'),
      },
    });
    expect(JSON.stringify(stage)).not.toMatch(/query/i);
  });
});

describe('secrets and logs', () => {
  it('start as an empty object, one a service', () => {
    const secrets = Object.values(template.findResources('AWS::SecretsManager::Secret'));

    expect(secrets.map(({ Properties }) => Properties['SecretString'])).toEqual([
      '{}',
      '{}',
      '{}',
      '{}',
    ]);
  });

  it('forget after thirty days', () => {
    const groups = Object.values(template.findResources('AWS::Logs::LogGroup'));

    expect(groups.map(({ Properties }) => Properties['RetentionInDays'])).toEqual(
      Array.from({ length: 9 }, () => 30),
    );
  });

  it('tell after a deploy where the webhook is and what to fill in', () => {
    expect(Object.keys(template.findOutputs('*')).sort()).toEqual([
      'DeepSeekSecretArn',
      'GoogleSecretArn',
      'NextStep',
      'TableName',
      'VerifyTokenCommand',
      'WebhookSecretArn',
      'WebhookUrl',
      'WhatsAppSecretArn',
    ]);
    expect(JSON.stringify(template.findOutputs('WebhookUrl'))).toContain('/whatsapp/webhook');
    expect(JSON.stringify(template.findOutputs('VerifyTokenCommand'))).toContain(
      idOf('AWS::SecretsManager::Secret', 'WebhookSecret'),
    );
  });
});
