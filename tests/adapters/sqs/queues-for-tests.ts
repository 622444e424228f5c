import { afterAll, beforeAll } from 'vitest';
import { type SqsEngine, startSqsEngine } from '#infra/local/engines/sqs-engine.ts';

/** One SQS engine for the tests of a file, and queues of their own for each of them. */
export function queuesForTests() {
  let engine: SqsEngine | undefined;
  let count = 0;
  const started = () => {
    if (engine === undefined) throw new Error('the engine is started before the tests');
    return engine;
  };

  beforeAll(async () => {
    engine = await startSqsEngine();
  });
  afterAll(() => engine?.stop());

  return {
    engine: started,
    /** As the stack makes the queue of messages: in order for each client. */
    fifo: () => {
      count += 1;
      return started().createQueue(`queue-${count}.fifo`, {
        FifoQueue: 'true',
        DeduplicationScope: 'messageGroup',
        FifoThroughputLimit: 'perMessageGroupId',
      });
    },
    standard: () => {
      count += 1;
      return started().createQueue(`queue-${count}`, {});
    },
  };
}
