import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Counts what happens, as CloudWatch metrics in the embedded format: a log line each, no call, no wait. */
export interface FunctionMetrics {
  /** One more of `name`. Dimensions are fixed vocabularies: never an id, a phone, a word of a client's. */
  count(name: MetricName, dimensions?: Readonly<Record<string, string>>): void;
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
  | 'AccountErrors';

const namespace = 'CoreSync';

/** The metrics of one function; `service` is its name. */
export function createMetrics(service: string): FunctionMetrics {
  const metrics = new Metrics({ namespace, serviceName: service });
  return {
    count(name, dimensions = {}) {
      const single = metrics.singleMetric();
      for (const [dimension, value] of Object.entries(dimensions))
        single.addDimension(dimension, value);
      single.addMetric(name, MetricUnit.Count, 1);
    },
  };
}
