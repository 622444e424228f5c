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
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type OwnAlarm, ownAlarms, timedServices } from './alarm-catalogue.ts';

export interface Watched {
  /** By the name of the alarm: whatever lies in one of these is worth a look. */
  readonly deadLetters: Readonly<Record<string, Queue>>;
  readonly messages: Queue;
  /** By the name of their folder, such as `calendar-pull`. */
  readonly functions: ReadonlyMap<string, IFunction>;
}

/** Longer than a poisoned message holds its client up. */
const oldestMessageSeconds = 120;
const errorsInARow = 3;
/** Seven runs of the slowest timer. */
const silentMinutes = 15;

/** Everything that must wake a person, and nothing else. What each means and asks for is in `docs/runbook.md`. */
export class Alarms extends Construct {
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { deadLetters, messages, functions }: Watched) {
    super(scope, id);
    this.all = [
      ...Object.entries(deadLetters).map(([name, queue]) => this.#onDeadLetters(name, queue)),
      this.#onAge(messages),
      ...[...functions].map(([service, one]) => this.#onErrors(service, one)),
      ...timedServices.map((service) => this.#onSilence(service, functions.get(service))),
      ...ownAlarms.map((one) => this.#onOwnMetric(one)),
    ];
  }

  #onDeadLetters(name: string, queue: Queue): Alarm {
    const period = Duration.minutes(1);
    return this.#alarm(name, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM }),
      threshold: 1,
      periods: 1,
    });
  }

  #onAge(queue: Queue): Alarm {
    const period = Duration.minutes(1);
    return this.#alarm('MessagesWait', {
      metric: queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
      threshold: oldestMessageSeconds,
      periods: 2,
    });
  }

  #onErrors(service: string, one: IFunction): Alarm {
    return this.#alarm(`Errors-${service}`, {
      metric: one.metricErrors({ period: Duration.minutes(5), statistic: Stats.SUM }),
      threshold: errorsInARow,
      periods: 1,
    });
  }

  #onSilence(service: string, one: IFunction | undefined): Alarm {
    if (one === undefined) throw new Error(`there is no function ${service} to listen for`);
    const period = Duration.minutes(silentMinutes);
    return new Alarm(this, `Silent-${service}`, {
      alarmDescription: descriptionOf(`Silent-${service}`),
      metric: one.metricInvocations({ period, statistic: Stats.SUM }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  #onOwnMetric(own: OwnAlarm): Alarm {
    const { metric: metricName, services, dimensions, threshold, periodMinutes, periods } = own;
    const named = services.map((service) => [
      service.replaceAll('-', '_'),
      new Metric({
        namespace: 'CoreSync',
        metricName,
        dimensionsMap: { service, ...dimensions },
        statistic: Stats.SUM,
      }),
    ]);
    const metric = new MathExpression({
      expression: named.map(([name]) => `FILL(${name}, 0)`).join(' + '),
      usingMetrics: Object.fromEntries(named),
      period: Duration.minutes(periodMinutes),
    });
    return this.#alarm(own.id, { metric, threshold, periods });
  }

  #alarm(
    id: string,
    on: { readonly metric: IMetric; readonly threshold: number; readonly periods: number },
  ): Alarm {
    return new Alarm(this, id, {
      alarmDescription: descriptionOf(id),
      metric: on.metric,
      threshold: on.threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: on.periods,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }
}

/** Whoever is woken finds the entry by the alarm's own name. */
function descriptionOf(id: string): string {
  return `docs/runbook.md, ${id.startsWith('Errors-') ? 'Errors' : id.startsWith('Silent-') ? 'Silent' : id}`;
}
