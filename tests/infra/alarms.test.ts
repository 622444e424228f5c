import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { SecretSource } from '#adapters/secrets/secret-source.ts';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { CoreSyncError } from '#domain/error.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { createCalendarCatchUp } from '#functions/calendar-catch-up/calendar-catch-up.ts';
import { createCalendarPull } from '#functions/calendar-pull/calendar-pull.ts';
import { createConversation } from '#functions/conversation/conversation.ts';
import { createIngest } from '#functions/ingest/ingest.ts';
import { ownAlarms } from '#infra/constructs/alarm-catalogue.ts';
import { CoreSyncStack } from '#infra/coresync-stack.ts';
import { createDeliveryReport } from '#lambda/delivery-report.ts';
import type { ModelFailure } from '#ports/language-model.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';

const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

function templateWith(alarmEmail?: string): Template {
  const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  const props = { studioFile: 'studio_config.json', ...(alarmEmail ? { alarmEmail } : {}) };
  return Template.fromStack(new CoreSyncStack(app, 'CoreSync-test', props));
}

const template = templateWith();
const runbook = readFileSync('docs/runbook.md', 'utf8');
const alarmSchema = z.object({
  AlarmDescription: z.string(),
  Threshold: z.number(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  AlarmActions: z.array(z.unknown()).optional(),
});
const alarmsOf = (from: Template) =>
  Object.values(from.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) =>
    alarmSchema.parse(Properties),
  );

describe('every alarm', () => {
  it('has an entry of its own in the runbook: what it means, how to look, what to do', () => {
    const entries = new Set(alarmsOf(template).map((one) => one.AlarmDescription.split(', ')[1]));
    expect(entries.size).toBeGreaterThan(10);
    for (const entry of entries) {
      const text = runbook.split(/^## /m).find((section) => section.startsWith(`${entry}\n`));
      expect([entry, text?.match(/\*\*(Means|Look|Do)\.\*\*/g)]).toEqual([
        entry,
        ['**Means.**', '**Look.**', '**Do.**'],
      ]);
    }
  });

  it('and no entry is about an alarm that there is not', () => {
    const ids = new Set(alarmsOf(template).map((one) => one.AlarmDescription.split(', ')[1]));
    const entries = [...runbook.matchAll(/^## (.+)$/gm)].map(([, entry]) => entry);
    expect(entries.filter((entry) => !ids.has(entry))).toEqual([]);
  });

  it('is quiet where there is nothing to see, but for those that listen for silence', () => {
    const breaching = alarmsOf(template).filter((one) => one.TreatMissingData === 'breaching');
    expect(breaching.map((one) => one.AlarmDescription)).toEqual(
      Array(3).fill('docs/runbook.md, Silent'),
    );
  });

  it('is sent to the address that was given, and to nobody without one', () => {
    expect(alarmsOf(template).filter((one) => one.AlarmActions !== undefined)).toEqual([]);
    const mailed = templateWith('owner@example.com');
    expect(alarmsOf(mailed).filter((one) => one.AlarmActions === undefined)).toEqual([]);
    mailed.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'owner@example.com',
    });
  });
});

it.each(ownAlarms)('$id adds up its metric of all functions that emit it', (own) => {
  const { id, metric, services, dimensions, threshold, periods, periodMinutes } = own;
  const found = Object.values(template.findResources('AWS::CloudWatch::Alarm')).find(
    ({ Properties }) => Properties['AlarmDescription'] === `docs/runbook.md, ${id}`,
  );
  const names = services.map((service) => service.replaceAll('-', '_'));
  expect(found?.['Properties']).toMatchObject({
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    ...{ Threshold: threshold, EvaluationPeriods: periods },
  });
  const [sum, ...summands] = found?.['Properties']['Metrics'] ?? [];
  expect(sum).toMatchObject({
    Expression: names.map((name) => `FILL(${name}, 0)`).join(' + '),
  });
  expect(summands).toHaveLength(services.length);
  for (const [index, service] of services.entries()) {
    const wanted = { service, ...dimensions };
    const { Id, ReturnData, MetricStat } = summands[index];
    expect([Id, ReturnData, MetricStat.Stat, MetricStat.Period]).toEqual([
      ...[names[index], false, 'Sum', periodMinutes * 60],
    ]);
    expect([MetricStat.Metric.Namespace, MetricStat.Metric.MetricName]).toEqual([
      'CoreSync',
      metric,
    ]);
    const given: { Name: string; Value: string }[] = MetricStat.Metric.Dimensions;
    expect(Object.fromEntries(given.map(({ Name, Value }) => [Name, Value]))).toEqual(wanted);
  }
});

it('each dead-letter queue is watched', () => {
  const watched = Object.values(template.findResources('AWS::CloudWatch::Alarm'))
    .filter(({ Properties }) => Properties['Namespace'] === 'AWS/SQS')
    .map(({ Properties }) => JSON.stringify(Properties['Dimensions']));
  for (const queue of ['MessageQueueDeadLetters', 'StatusQueueDeadLetters', 'CalendarSyncFailures'])
    expect(watched.filter((one) => one.includes(queue))).toHaveLength(1);
});

const secret = { app_secret: 'a', verify_token: 'b' };
const secrets: SecretSource = {
  get: async (_arn, schema) => schema.parse(secret),
  refresh: async (_arn, schema) => schema.parse(secret),
};

/** What ingest counts for a body, where the queue fails. */
async function ingested(body: string, signature: string): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  const failing = {
    enqueue: async () => {
      throw new CoreSyncError('queue.unavailable', 'x', { retryable: true });
    },
  };
  const ingest = createIngest({
    ...{ secrets, webhookSecretArn: 'arn', log: recordingLog(), metrics },
    ...{ queueOf: () => failing, statusQueue: failing },
  });
  await ingest({
    rawPath: '/whatsapp/webhook',
    requestContext: { http: { method: 'POST' } },
    headers: { 'x-hub-signature-256': signature },
    ...{ body, isBase64Encoded: false },
  });
  return counted;
}

const signed = (body: string) => ingested(body, signatureOf('a', Buffer.from(body)));

function webhookOf(value: object): string {
  const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}

async function conversed(failure: ModelFailure): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  const grammar = readMessage('besok', { expectsTime: false });
  const conversation = createConversation({
    handleMessage: async () => ({
      decision: 'booked',
      words: { reading: grammar, grammar, model: { kind: 'failed', failure } },
    }),
    followClient: async () => 'unknown',
    apologise: async () => 'decided',
    ...{ log: recordingLog(), metrics },
  });
  const content = { kind: 'text', text: 'besok' };
  const body = JSON.stringify({ id: 'w', sender: { phone: '+6281' }, sentAt: 0, content });
  await conversation({ Records: [Object.assign(Object.create(null), { body })] });
  return counted;
}

async function caughtUp(): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  await createCalendarCatchUp({
    bookings: { listLacking: async () => [{ clientId: 'anna', bookingId: 'b1' }] },
    syncBooking: async () => {
      throw new CoreSyncError('calendar.refused', 'x');
    },
    noteLeft: async () => 0,
    ...{ clock: { now: () => 0 }, random: () => 0, log: recordingLog(), metrics },
  })();
  return counted;
}

async function pulled(): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  const pullCalendar = async () => ({ kind: 'asked', sessions: 5 }) as const;
  await createCalendarPull({ pullCalendar, log: recordingLog(), metrics })();
  return counted;
}

type DeliveryEvent = Parameters<ReturnType<typeof createDeliveryReport>>[0];

async function reported(event: DeliveryEvent): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  createDeliveryReport(recordingLog(), metrics)(event);
  return counted;
}

/** The function that emits an alarm's metric, driven to the fault that the alarm is about. */
const faults: Readonly<Record<string, () => Promise<string[]>>> = {
  WebhooksFailed: () =>
    signed(
      webhookOf({
        metadata: { phone_number_id: '1' },
        messages: [
          {
            id: 'w',
            from: '6281234567',
            timestamp: '1796177700',
            type: 'text',
            text: { body: 'halo' },
          },
        ],
      }),
    ),
  WebhooksRefused: () => ingested('{}', 'sha256=guess'),
  SendingRefused: () =>
    reported({ kind: 'refused', refusal: 'not-allowed', state: 'waiting', outboundId: 'o' }),
  AccountRefused: () => signed(webhookOf({ metadata: {}, errors: [{ code: 190, title: 'x' }] })),
  MessagesGivenUp: () => reported({ kind: 'given-up', outboundId: 'o' }),
  OwnerNotTold: () => reported({ kind: 'owner-unreached', outboundId: 'o' }),
  ModelKeyRefused: () => conversed('unauthorized'),
  ModelUnpaid: () => conversed('no-balance'),
  CalendarBehind: caughtUp,
  CalendarAsks: pulled,
};

it.each(ownAlarms)(
  '$id looks at a metric that is emitted so',
  async ({ id, metric, dimensions }) => {
    const pairs = Object.entries(dimensions).map(([name, value]) => `${name}=${value}`);
    const counted = (await faults[id]?.()) ?? [];
    const name = [metric, ...pairs].join(' ');
    expect(counted.filter((one) => one === name || one.startsWith(`${name} `))).toHaveLength(1);
  },
);
