import type { Clock } from '#ports/clock.ts';
import type { SeededRandom } from '../seeded-random.ts';
import { createGate, type Gate, type GateDeps } from './gate.ts';
import { Invocation, type InvocationEnd } from './invocation.ts';

/** What an instance of a function has of the world: its own clock, and a gate for all it does. */
export interface Instance {
  readonly clock: Clock;
  readonly gate: Gate;
  /** Of the invocation under way: ids and jitter. */
  random(): SeededRandom;
}

export interface FunctionHost<Event> {
  /** Runs the function once, in an idle instance or a new one. `onEnd` is called when it has ended. */
  invoke(event: Event, onEnd: (end: InvocationEnd) => void): void;
}

/** No two clocks are more than two seconds apart. */
const skewMsMax = 1_000;

/** A function as Lambda runs it: instances that are reused, die with a crash, and end when their time is up. */
export function createFunctionHost<Event>(
  options: {
    readonly name: string;
    readonly timeoutMs: number;
    readonly create: (instance: Instance) => (event: Event) => Promise<unknown>;
  },
  deps: GateDeps,
): FunctionHost<Event> {
  const { name, timeoutMs } = options;
  const { scheduler, history } = deps;
  const idle: ReturnType<typeof startInstance>[] = [];
  let instances = 0;
  let invocations = 0;

  function startInstance() {
    instances += 1;
    const skewMs = deps.random.fork(`${name}:${instances}`).between(-skewMsMax, skewMsMax);
    let current = new Invocation(`${name}:none`, () => {});
    let random = deps.random;
    const handler = options.create({
      clock: { now: () => scheduler.now() + skewMs },
      gate: createGate(deps, () => current),
      random: () => random,
    });
    return {
      run(invocation: Invocation, event: Event) {
        current = invocation;
        random = deps.random.fork(invocation.id);
        handler(event).then(
          (answer) => invocation.finish({ kind: 'answered', answer }),
          (error: unknown) => invocation.finish({ kind: 'failed', error }),
        );
      },
    };
  }

  return {
    invoke(event, onEnd) {
      invocations += 1;
      const instance = idle.shift() ?? startInstance();
      const invocation = new Invocation(`${name}#${invocations}`, (end) => {
        if (end.kind === 'answered' || end.kind === 'failed') idle.push(instance);
        if (end.kind !== 'answered') history.add(scheduler.now(), invocation.id, endText(end));
        onEnd(end);
      });
      scheduler.after(0, async () => {
        instance.run(invocation, event);
        await invocation.settle();
      });
      scheduler.after(timeoutMs, () => {
        invocation.finish({ kind: 'timed-out' });
        invocation.tellEnd();
      });
    },
  };
}

function endText(end: InvocationEnd): string {
  if (end.kind !== 'failed') return end.kind;
  return `failed: ${end.error instanceof Error ? end.error.message : String(end.error)}`;
}
