import { simulatedApology, simulatedConversation } from './functions/simulated-conversation.ts';
import { simulatedDelivery } from './functions/simulated-delivery.ts';
import type { IngestQueues } from './functions/simulated-ingest.ts';
import type { SimulatedServices } from './functions/simulated-services.ts';
import { DeadLetters } from './platform/dead-letters.ts';
import { createFifoQueue } from './platform/fifo-queue.ts';
import { createFunctionHost, type Instance } from './platform/function-host.ts';
import type { GateDeps } from './platform/gate.ts';
import type { SimulatedQueue } from './platform/queue-record.ts';
import { createStandardQueue } from './platform/standard-queue.ts';

export interface WorldQueues extends IngestQueues {
  /** What was received too often, on its way to the dead letters. */
  readonly failed: SimulatedQueue;
  readonly deadLetters: DeadLetters;
}

/** The queues with what they feed; visibility, receives and time limits are the stack's. */
export function createQueues(services: SimulatedServices, deps: GateDeps): WorldQueues {
  const host = <Event>(
    name: string,
    timeoutMs: number,
    create: (instance: Instance) => (event: Event) => Promise<unknown>,
  ) => createFunctionHost({ name, timeoutMs, create }, deps);
  const deadLetters = new DeadLetters();
  const failed = createFifoQueue(
    {
      name: 'failed',
      target: host('apology', 15_000, simulatedApology(services, deadLetters)),
      visibilityMs: 60_000,
      receivesMax: 1_000,
      giveUp: (entry) => deadLetters.send(entry),
    },
    deps,
  );
  const messages = createFifoQueue(
    {
      name: 'messages',
      target: host('conversation', 15_000, simulatedConversation(services)),
      visibilityMs: 20_000,
      receivesMax: 3,
      giveUp: (entry) => failed.send(entry),
    },
    deps,
  );
  const target = host('delivery', 10_000, simulatedDelivery(services));
  const statuses = createStandardQueue(
    { name: 'statuses', target, visibilityMs: 15_000, receivesMax: 5, batchSize: 10 },
    deps,
  );
  return { messages, failed, deadLetters, statuses };
}
