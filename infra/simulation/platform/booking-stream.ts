import type { _Record as StreamsRecord } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { StreamReader } from '#infra/local/event-sources/stream-reader.ts';
import { lambdaStreamRecord } from '#infra/local/event-sources/stream-record.ts';
import type { FunctionHost } from './function-host.ts';
import type { GateDeps } from './gate.ts';
import type { InvocationEnd } from './invocation.ts';

export interface BookingStream {
  /** The table was written to: there may be news. */
  wake(): void;
  isDrained(): boolean;
  /** How many records were given up. */
  readonly givenUp: number;
}

/** As the stack's event source mapping sets them. */
const batchSize = 25;
const retriesMax = 5;
const readLimit = 500;
const firstPauseMs = 500;
const longestPauseMs = 60_000;

/**
 * The table's stream and its mapping to calendar-sync: in order, one batch at a time, each record at least once; what
 * fails is tried again before anything later, in halves, and given up after so many retries.
 */
export function createBookingStream(
  options: {
    readonly reader: StreamReader;
    readonly streamArn: string;
    readonly target: FunctionHost<unknown>;
  },
  deps: GateDeps,
): BookingStream {
  const { scheduler, faults, history, random } = deps;
  let waiting: StreamsRecord[] = [];
  let isWoken = false;
  let isBusy = false;
  let size = batchSize;
  let retries = 0;
  let reads = 0;
  let givenUp = 0;

  async function read(): Promise<void> {
    isWoken = false;
    const records = await options.reader.next(readLimit);
    waiting.push(...records.filter(isBookingThatGoogleLacks));
    if (records.length === readLimit) wake();
    deliver();
  }

  function wake(): void {
    if (isWoken) return;
    isWoken = true;
    reads += 1;
    scheduler.after(random.fork(`stream/${reads}`).between(100, 1_500), read);
  }

  function deliver(): void {
    if (isBusy || waiting.length === 0) return;
    isBusy = true;
    const batch = waiting.slice(0, size);
    history.add(scheduler.now(), 'stream', `delivers ${batch.length}, retry ${retries}`);
    const event = { Records: batch.map((record) => lambdaStreamRecord(record, options.streamArn)) };
    options.target.invoke(event, (end) => finish(batch, end));
  }

  function finish(batch: readonly StreamsRecord[], end: InvocationEnd): void {
    isBusy = false;
    reads += 1;
    const own = random.fork(`stream/${reads}`);
    if (faults.happens('stream batch comes again', 0.03, own)) {
      scheduler.after(own.between(100, 3_000), deliver);
      return;
    }
    const done = doneOf(batch, end);
    waiting = waiting.slice(done);
    retries = done > 0 ? 0 : retries + 1;
    size = done === batch.length ? batchSize : Math.max(1, Math.ceil((batch.length - done) / 2));
    if (retries > retriesMax) {
      waiting = waiting.slice(1);
      givenUp += 1;
      retries = 0;
      history.add(scheduler.now(), 'stream', 'gives a record up');
    }
    const pauseMs =
      done === batch.length ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** retries);
    scheduler.after(pauseMs, deliver);
  }

  return {
    wake,
    isDrained: () => !isWoken && !isBusy && waiting.length === 0,
    get givenUp() {
      return givenUp;
    },
  };
}

/** The filter of the mapping. */
function isBookingThatGoogleLacks({ dynamodb }: StreamsRecord): boolean {
  const image = dynamodb?.NewImage;
  return image?.['entity']?.S === 'booking' && image['pendingKey'] !== undefined;
}

const answerSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});

/** How many records from the front are done. */
function doneOf(batch: readonly StreamsRecord[], end: InvocationEnd): number {
  if (end.kind !== 'answered') return 0;
  const { batchItemFailures } = answerSchema.parse(end.answer);
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const first = batch.findIndex(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
  return first === -1 ? batch.length : first;
}
