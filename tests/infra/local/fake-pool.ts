import type { FunctionPool, InvocationResult } from '#infra/local/runtime/function-pool.ts';

/** A function in this process, in the place of one in a process of its own. A throw fails the invocation. */
export function fakePool(
  handler: (event: { Records: Record<string, unknown>[] }) => unknown,
  maximumConcurrency = 4,
): FunctionPool {
  let running = 0;
  return {
    definition: {
      name: 'fake',
      arn: 'arn:aws:lambda:us-east-1:000000000000:function:fake',
      directory: '',
      handler: 'index.handler',
      timeoutSeconds: 3,
      memoryMb: 128,
      environment: {},
      maximumConcurrency,
    },
    inFlight: () => running,
    warm: async () => undefined,
    armCrash: () => {},
    isCrashArmed: () => false,
    recycle: async () => {},
    stop: async () => {},
    async invoke(event): Promise<InvocationResult> {
      running++;
      try {
        return { kind: 'returned', value: await handler(Object(event)) };
      } catch (error) {
        return {
          kind: 'failed',
          error: { errorType: 'Error', errorMessage: String(error), trace: [] },
        };
      } finally {
        running--;
      }
    },
  };
}
