import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  MathExpression,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { MeasureName, MetricName } from '#lambda/metrics.ts';
import type { Alarms, Watched } from './alarms.ts';

const periodMinutes = 5;
const widgetWidth = 8;

/** How a studio is doing, on one page: whether a person must act, then clients, words, bookings, messages, calendar. */
export function createDashboard(
  scope: Construct,
  id: string,
  { alarms, watched }: { readonly alarms: Alarms; readonly watched: Watched },
): Dashboard {
  const { messages, functions } = watched;
  const period = Duration.minutes(periodMinutes);
  const each = [...functions.values()];
  return new Dashboard(scope, id, {
    defaultInterval: Duration.hours(24),
    widgets: [
      [new AlarmStatusWidget({ alarms: [...alarms.all], title: 'Must a person act?', width: 24 })],
      [
        graph('Messages, by decision', split('MessagesHandled', 'decision')),
        graph('Who read them', split('Readings', 'reader')),
        graph('Do the readers agree?', split('Agreement', 'outcome')),
      ],
      [
        graph('Bookings', split('BookingChanges', 'change')),
        graph('Races lost', split('RacesLost')),
        graph('Webhooks', split('Webhooks', 'outcome')),
      ],
      [
        graph('Replies', split('RepliesSent', 'outcome')),
        graph('Delivered', split('Statuses', 'status', 'outcome')),
        graph('Refused by WhatsApp', split('SendsRefused', 'refusal')),
      ],
      [
        graph('Model: time of a call, ms', split('ModelLatency'), Stats.percentile(95)),
        graph('Model: tokens', split('ModelTokens', 'kind')),
        graph('Model: failures', split('ModelFailures', 'kind')),
      ],
      [
        graph('Calendar: lag, ms', split('SyncLag'), Stats.percentile(95)),
        graph('Calendar: written', split('CalendarWrites', 'outcome')),
        graph('Calendar: changes of the owner', split('OwnerChanges', 'of')),
      ],
      [
        plain(
          'Functions: time, p95',
          each.map((one) => one.metricDuration({ period, statistic: Stats.percentile(95) })),
        ),
        plain(
          'Functions: errors',
          each.map((one) => one.metricErrors({ period, statistic: Stats.SUM })),
        ),
        plain('Oldest message in the queue, s', [
          messages.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM }),
        ]),
      ],
    ],
  });
}

interface Search {
  readonly metric: MetricName | MeasureName;
  readonly dimensions: readonly string[];
}

/** A line for each value of the dimensions, as they come up: no list of decisions to keep in step here. */
function split(metric: Search['metric'], ...dimensions: readonly string[]): Search {
  return { metric, dimensions };
}

function graph(title: string, { metric, dimensions }: Search, statistic: string = Stats.SUM) {
  const schema = ['CoreSync', 'service', ...dimensions].join(',');
  const expression = `SEARCH('{${schema}} MetricName="${metric}"', '${statistic}', ${periodMinutes * 60})`;
  return plain(title, [
    new MathExpression({ expression, label: '', period: Duration.minutes(periodMinutes) }),
  ]);
}

function plain(title: string, left: IMetric[]) {
  return new GraphWidget({ title, left, width: widgetWidth });
}
