import { randomUUID } from 'node:crypto';
import type { _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import type { FunctionPool, InvocationResult } from '../runtime/function-pool.ts';
import { failedItems } from './batch-failures.ts';
import type { EventFilter } from './filter-pattern.ts';
import { lambdaStreamRecord } from './stream-record.ts';

export interface StreamMapping {
  readonly streamArn: string;
  readonly batchSize: number;
  readonly filter: EventFilter;
  readonly bisectOnError: boolean;
  readonly reportBatchItemFailures: boolean;
  /** -1: without end. */
  readonly maximumRetries: number;
  /** Where the account of what was given up goes; absent: nowhere. */
  readonly onFailureQueueArn?: string;
}

export interface StreamBatchDeps {
  readonly mapping: StreamMapping;
  readonly target: FunctionPool;
  /** Sends the account of given-up records to the on-failure destination. */
  readonly giveUp: (account: Readonly<Record<string, unknown>>) => Promise<void>;
  /** Resolves after so long, or at once when the poller stops. */
  readonly pause: (durationMs: number) => Promise<void>;
  readonly stopped: () => boolean;
}

interface Part {
  readonly records: readonly StreamsRecord[];
  readonly retries: number;
}

const firstPauseMs = 100;
const longestPauseMs = 1_000;

/**
 * Processes records in order, as Lambda does: those that the filter leaves out are done; what fails is retried before
 * anything later, from the first failed record on if the function names it, in halves where the mapping says so, and
 * given up after so many retries. Halving does not count as a retry.
 */
export async function processStreamBatch(
  shardId: string,
  records: readonly StreamsRecord[],
  deps: StreamBatchDeps,
): Promise<void> {
  const { mapping, target } = deps;
  const open: Part[] = [
    { records: records.filter((record) => passes(record, mapping)), retries: 0 },
  ];
  while (!deps.stopped()) {
    const part = open.shift();
    if (part === undefined) return;
    if (part.records.length === 0) continue;
    const result = await target.invoke({
      Records: part.records.map((record) => lambdaStreamRecord(record, mapping.streamArn)),
    });
    const rest = unprocessed(part.records, result, mapping.reportBatchItemFailures);
    if (rest.length === 0) continue;
    const retries = rest.length < part.records.length ? 0 : part.retries;
    if (mapping.bisectOnError && rest.length > 1) {
      const middle = Math.ceil(rest.length / 2);
      open.unshift(
        { records: rest.slice(0, middle), retries },
        { records: rest.slice(middle), retries },
      );
    } else if (mapping.maximumRetries >= 0 && retries >= mapping.maximumRetries) {
      await deps.giveUp(failureAccount(shardId, rest, retries + 1, deps));
      continue;
    } else {
      open.unshift({ records: rest, retries: retries + 1 });
    }
    await deps.pause(Math.min(longestPauseMs, firstPauseMs * 2 ** retries));
  }
}

function passes(record: StreamsRecord, mapping: StreamMapping): boolean {
  return mapping.filter(lambdaStreamRecord(record, mapping.streamArn));
}

function unprocessed(
  records: readonly StreamsRecord[],
  result: InvocationResult,
  reporting: boolean,
): readonly StreamsRecord[] {
  const failed = failedItems(result, records.map(sequenceNumber), reporting);
  const first = records.findIndex((record) => failed.has(sequenceNumber(record)));
  return first === -1 ? [] : records.slice(first);
}

export function sequenceNumber(record: StreamsRecord): string {
  return record.dynamodb?.SequenceNumber ?? '';
}

/** What Lambda sends to the destination: where the records are, not what is in them. */
function failureAccount(
  shardId: string,
  records: readonly StreamsRecord[],
  invocations: number,
  { mapping, target }: StreamBatchDeps,
): Record<string, unknown> {
  const first = records[0];
  const last = records.at(-1);
  return {
    version: '1.0',
    requestContext: {
      requestId: randomUUID(),
      functionArn: target.definition.arn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: invocations,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: 'Unhandled',
    },
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first && sequenceNumber(first),
      endSequenceNumber: last && sequenceNumber(last),
      approximateArrivalOfFirstRecord: first?.dynamodb?.ApproximateCreationDateTime?.toISOString(),
      approximateArrivalOfLastRecord: last?.dynamodb?.ApproximateCreationDateTime?.toISOString(),
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  };
}
