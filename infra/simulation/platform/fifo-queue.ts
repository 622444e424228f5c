import type { SQSEvent } from 'aws-lambda';
import { type Instant, minuteMs } from '#domain/time/instant.ts';
import type { FunctionHost } from './function-host.ts';
import type { GateDeps } from './gate.ts';
import type { InvocationEnd } from './invocation.ts';
import { type QueueEntry, queueRecord, type SimulatedQueue } from './queue-record.ts';

interface FifoEntry extends QueueEntry {
  readonly group: string;
  readonly deduplicationId: string;
}

interface QueuedMessage extends FifoEntry {
  readonly id: string;
  readonly sentAt: Instant;
  receives: number;
  visibleAt: Instant;
}

/** SQS forgets a deduplication id after it. */
const deduplicationMs = 5 * minuteMs;

/**
 * An SQS FIFO queue and its event source mapping of batch size 1: of each group one message at a time, in order; what
 * failed comes again when it has become visible, so many times at most.
 */
export function createFifoQueue(
  options: {
    readonly name: string;
    readonly target: FunctionHost<SQSEvent>;
    readonly visibilityMs: number;
    readonly receivesMax: number;
    /** Where a message goes that was received too often. */
    readonly giveUp: (entry: QueueEntry) => void;
  },
  deps: GateDeps,
): SimulatedQueue {
  const { scheduler, faults, history } = deps;
  const { name, visibilityMs, receivesMax } = options;
  const groups = new Map<string, QueuedMessage[]>();
  const busy = new Set<string>();
  const seen = new Map<string, Instant>();
  let sent = 0;

  function wake(group: string, delayMs: number): void {
    scheduler.after(delayMs, () => deliver(group));
  }

  function deliver(group: string): void {
    const messages = groups.get(group) ?? [];
    const [head] = messages;
    if (head === undefined || busy.has(group)) return;
    if (scheduler.now() < head.visibleAt) {
      wake(group, head.visibleAt - scheduler.now());
      return;
    }
    if (head.receives >= receivesMax) {
      messages.shift();
      options.giveUp(head);
      history.add(scheduler.now(), name, `gives up ${head.deduplicationId}`);
      deliver(group);
      return;
    }
    head.receives += 1;
    head.visibleAt = scheduler.now() + visibilityMs;
    busy.add(group);
    history.add(
      scheduler.now(),
      name,
      `delivers ${head.deduplicationId}, receive ${head.receives}`,
    );
    options.target.invoke({ Records: [queueRecord(name, head)] }, (end) => {
      busy.delete(group);
      const random = deps.random.fork(`${head.id}/${head.receives}`);
      const isForgotten = faults.happens('queue message comes again', 0.01, random);
      if (isDone(end) && !isForgotten) messages.shift();
      wake(group, random.between(1, 50));
    });
  }

  function send(entry: FifoEntry): void {
    sent += 1;
    const queued = { ...entry, id: `${name}-${sent}`, sentAt: scheduler.now() };
    const messages = groups.get(entry.group) ?? [];
    groups.set(entry.group, messages);
    messages.push({ ...queued, receives: 0, visibleAt: scheduler.now() });
    wake(entry.group, deps.random.fork(queued.id).between(1, 80));
  }

  return {
    send({ body, group = '', deduplicationId = '' }) {
      const entry = { body, group, deduplicationId };
      const last = seen.get(entry.deduplicationId);
      if (last !== undefined && scheduler.now() - last < deduplicationMs) return;
      seen.set(entry.deduplicationId, scheduler.now());
      send(entry);
    },
    isEmpty: () => [...groups.values()].every((messages) => messages.length === 0),
  };
}

function isDone(end: InvocationEnd): boolean {
  return end.kind === 'answered';
}
