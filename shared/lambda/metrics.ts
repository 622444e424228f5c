import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Counts what happens, as CloudWatch metrics in the embedded format: a log line each, no call, no wait. */
export interface FunctionMetrics {
  /** One more of `name`. Dimensions are fixed vocabularies: never an id, a phone, a word of a client's. */
  count(name: MetricName, dimensions?: Readonly<Record<string, string>>): void;
  /** A value of `name`, in its unit. */
  measure(name: MeasureName, value: number, dimensions?: Readonly<Record<string, string>>): void;
}

export type MetricName =
  | 'MessagesHandled'
  | 'Readings'
  | 'ModelFailures'
  | 'RepliesSent'
  /** Requests to the channel, by outcome. */
  | 'Sends'
  /** Those of them that were refused, and what was refused later, by kind of refusal. */
  | 'SendsRefused'
  | 'MessagesGivenUp'
  /** Messages whose client was told that they failed, by the function that noticed. */
  | 'Apologies'
  /** Failed messages that went where people look, by what became of their client. */
  | 'MessagesLaidAside'
  /** Records that housekeeping could not deal with. */
  | 'MessagesPostponed'
  /** Clients whose data housekeeping could not erase yet. */
  | 'ErasuresPostponed'
  /** Something that the owner should know and was told on no channel. */
  | 'OwnerNotTold'
  /** Words of the channel about sent messages, by word and by what became of it. */
  | 'Statuses'
  /** Errors that the channel tells of the account, by kind. */
  | 'AccountErrors'
  /** Whether model and grammar read the same, where both read. */
  | 'Agreement'
  /** What clients did to bookings: booked, moved, cancelled, restored. */
  | 'BookingChanges'
  /** Sessions that somebody else got between the look and the write. */
  | 'RacesLost'
  /** Requests to the webhook, by what became of them. */
  | 'Webhooks'
  /** Bookings written to the calendar, and those that could not be. */
  | 'CalendarWrites'
  /** Looks into the owner's calendar, by outcome; `asked` stopped before it cancelled many. */
  | 'CalendarPulls';

/** What is measured rather than counted, with its unit. */
const measures = {
  ModelLatency: MetricUnit.Milliseconds,
  ModelTokens: MetricUnit.Count,
  /** From a booking's change to its event in the calendar. */
  SyncLag: MetricUnit.Milliseconds,
  /** Bookings that the calendar lacks for longer than it should, after the catching up. */
  BookingsLacking: MetricUnit.Count,
  /** Changes that the owner made in her calendar: her own events, and our bookings. */
  OwnerChanges: MetricUnit.Count,
} as const;

export type MeasureName = keyof typeof measures;

const namespace = 'CoreSync';

/** The metrics of one function; `service` is its name. */
export function createMetrics(service: string): FunctionMetrics {
  const metrics = new Metrics({ namespace, serviceName: service });
  function add(
    name: string,
    unit: (typeof MetricUnit)[keyof typeof MetricUnit],
    value: number,
    dimensions: Readonly<Record<string, string>>,
  ): void {
    const single = metrics.singleMetric();
    for (const [dimension, word] of Object.entries(dimensions))
      single.addDimension(dimension, word);
    single.addMetric(name, unit, value);
  }
  return {
    count: (name, dimensions = {}) => add(name, MetricUnit.Count, 1, dimensions),
    measure: (name, value, dimensions = {}) => add(name, measures[name], value, dimensions),
  };
}
