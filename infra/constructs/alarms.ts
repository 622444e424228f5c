import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Whatever lies in a queue that people look at is worth a look: it goes out when the queue is empty again. */
export function createDeadLetterAlarm(scope: Construct, id: string, queue: Queue): Alarm {
  return alarmFromOne(scope, id, {
    description: 'Dead letters: npm run redrive -- list',
    metric: queue.metricApproximateNumberOfMessagesVisible({
      period: Duration.minutes(1),
      statistic: Stats.MAXIMUM,
    }),
  });
}

/** WhatsApp takes nothing from us until a person mends it: token, permission, payment or account. */
export function createSendingAlarm(scope: Construct, id: string): Alarm {
  const usingMetrics = Object.fromEntries(
    ['conversation', 'housekeeping', 'delivery', 'apology'].map((service) => [
      service,
      new Metric({
        namespace: 'CoreSync',
        metricName: 'SendsRefused',
        dimensionsMap: { service, refusal: 'not-allowed' },
        statistic: Stats.SUM,
      }),
    ]),
  );
  const all = Object.keys(usingMetrics).map((service) => `FILL(${service}, 0)`);
  return alarmFromOne(scope, id, {
    description:
      'WhatsApp refuses everything: look at the token, payment and account. Nothing is lost meanwhile',
    metric: new MathExpression({
      expression: all.join(' + '),
      usingMetrics,
      period: Duration.minutes(5),
    }),
  });
}

function alarmFromOne(
  scope: Construct,
  id: string,
  { description, metric }: { readonly description: string; readonly metric: IMetric },
): Alarm {
  return new Alarm(scope, id, {
    alarmDescription: description,
    metric,
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}
