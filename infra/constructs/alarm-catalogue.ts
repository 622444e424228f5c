import type { MeasureName, MetricName } from '#lambda/metrics.ts';

/** An alarm on a metric of our own. Each means that a person must act; `docs/runbook.md` says what to do. */
export interface OwnAlarm {
  readonly id: string;
  readonly metric: MetricName | MeasureName;
  /** The functions that emit it; their values are added up. */
  readonly services: readonly string[];
  readonly dimensions: Readonly<Record<string, string>>;
  /** From this value on, in each of so many periods one after the other. */
  readonly threshold: number;
  readonly periodMinutes: number;
  readonly periods: number;
}

const senders = ['conversation', 'housekeeping', 'delivery', 'apology'] as const;

export const ownAlarms: readonly OwnAlarm[] = [
  // One failed delivery is Meta's to repeat; several in a row are ours to mend.
  alarm('WebhooksFailed', 'Webhooks', ['ingest'], { outcome: 'failed' }, { threshold: 3 }),
  // Strangers knock now and then. So many in a quarter of an hour are Meta with another app secret.
  {
    ...alarm('WebhooksRefused', 'Webhooks', ['ingest'], { outcome: 'refused' }),
    ...{ threshold: 20, periodMinutes: 15 },
  },
  alarm('SendingRefused', 'SendsRefused', senders, { refusal: 'not-allowed' }),
  alarm('AccountRefused', 'AccountErrors', ['ingest'], { refusal: 'not-allowed' }),
  alarm('MessagesGivenUp', 'MessagesGivenUp', senders, {}),
  alarm('OwnerNotTold', 'OwnerNotTold', ['calendar-catch-up'], {}),
  alarm('ModelKeyRefused', 'ModelFailures', ['conversation'], { kind: 'unauthorized' }),
  alarm('ModelUnpaid', 'ModelFailures', ['conversation'], { kind: 'no-balance' }),
  // Half an hour: shorter outages of Google's heal by themselves, and nobody need know.
  {
    ...alarm('CalendarBehind', 'BookingsLacking', ['calendar-catch-up'], {}),
    ...{ periodMinutes: 10, periods: 3 },
  },
  alarm('CalendarAsks', 'CalendarPulls', ['calendar-pull'], { outcome: 'asked' }),
];

function alarm(
  id: string,
  metric: OwnAlarm['metric'],
  services: readonly string[],
  dimensions: OwnAlarm['dimensions'],
  { threshold = 1 }: { readonly threshold?: number } = {},
): OwnAlarm {
  return { id, metric, services, dimensions, threshold, periodMinutes: 5, periods: 1 };
}

/** Functions that a timer runs: where one stays silent, what it heals stays unhealed. */
export const timedServices = ['housekeeping', 'calendar-pull', 'calendar-catch-up'] as const;
