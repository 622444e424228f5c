import type { SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import type { FunctionHost } from './function-host.ts';
import type { GateDeps } from './gate.ts';
import type { InvocationEnd } from './invocation.ts';
import { type QueueEntry, queueRecord, type SimulatedQueue } from './queue-record.ts';

interface QueuedMessage extends QueueEntry {
  readonly id: string;
  readonly sentAt: number;
  receives: number;
}

/**
 * A standard SQS queue and its event source mapping: batches in any order, and what failed comes again after the
 * visibility timeout, so many times at most.
 */
export function createStandardQueue(
  options: {
    readonly name: string;
    readonly target: FunctionHost<SQSEvent>;
    readonly visibilityMs: number;
    readonly receivesMax: number;
    readonly batchSize: number;
  },
  deps: GateDeps,
): SimulatedQueue {
  const { name, target, visibilityMs, receivesMax, batchSize } = options;
  const { scheduler, faults, history } = deps;
  const waiting: QueuedMessage[] = [];
  let inFlight = 0;
  let sent = 0;
  let batches = 0;

  function wake(): void {
    batches += 1;
    const random = deps.random.fork(`${name}/${batches}`);
    scheduler.after(random.between(5, 400), () => deliver(random));
  }

  function deliver(random: GateDeps['random']): void {
    const batch: QueuedMessage[] = [];
    const size = random.between(1, batchSize);
    while (batch.length < size && waiting.length > 0) {
      batch.push(...waiting.splice(random.between(0, waiting.length - 1), 1));
    }
    if (batch.length === 0) return;
    if (waiting.length > 0) wake();
    inFlight += batch.length;
    for (const message of batch) message.receives += 1;
    history.add(scheduler.now(), name, `delivers ${batch.map(({ id }) => id).join(' ')}`);
    target.invoke({ Records: batch.map((message) => queueRecord(name, message)) }, (end) => {
      const failed = failedIn(end);
      for (const message of batch) {
        const isForgotten = faults.happens('queue message comes again', 0.01, random);
        const isDone = failed !== 'all' && !failed.has(message.id) && !isForgotten;
        if (isDone) inFlight -= 1;
        else scheduler.after(visibilityMs, () => comeAgain(message));
      }
    });
  }

  function comeAgain(message: QueuedMessage): void {
    inFlight -= 1;
    // A status that was given up is one that was lost.
    if (message.receives >= receivesMax) return;
    waiting.push(message);
    wake();
  }

  function send(entry: QueueEntry): void {
    sent += 1;
    waiting.push({ ...entry, id: `${name}-${sent}`, sentAt: scheduler.now(), receives: 0 });
    wake();
  }

  return {
    send,
    isEmpty: () => waiting.length === 0 && inFlight === 0,
  };
}

const answerSchema = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })),
});

function failedIn(end: InvocationEnd): ReadonlySet<string> | 'all' {
  if (end.kind !== 'answered') return 'all';
  const failures = answerSchema.safeParse(end.answer).data?.batchItemFailures ?? [];
  return new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
}
