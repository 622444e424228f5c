import type { Faults, Mishap, Target } from '../faults.ts';
import type { History } from '../history.ts';
import type { Scheduler } from '../scheduler.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { Invocation } from './invocation.ts';

export interface Request {
  readonly target: Target;
  /** What is asked for, for the history: `TransactWriteCommand`, `POST messages`. */
  readonly what: string;
  /** How often it goes wrong, compared with others. */
  readonly risk?: number;
}

/** What every request of an invocation passes, so that the scheduler decides when it is carried out. */
export interface Gate {
  /** Carries a request out later, or has it go wrong. */
  pass<Answer>(
    request: Request,
    run: () => Promise<Answer>,
    mishaps: readonly Mishap<Answer>[],
  ): Promise<Answer>;
  pause(durationMs: number): Promise<void>;
}

export interface GateDeps {
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly history: History;
  readonly random: SeededRandom;
}

/** `invocation` is asked at each request: an instance serves one invocation after another. */
export function createGate(deps: GateDeps, invocation: () => Invocation): Gate {
  const { scheduler, history } = deps;

  /** Parks the caller; what `go` gives is what it gets. */
  function park<Answer>(
    go: (caller: Invocation, resume: (delayMs: number, answer: Settled<Answer>) => void) => void,
  ): Promise<Answer> {
    const caller = invocation();
    // Whoever is dead does nothing more, and gets no answer.
    if (caller.end !== undefined) return new Promise(() => {});
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    caller.parked += 1;
    go(caller, (delayMs, settled) => {
      scheduler.after(delayMs, async () => {
        if (caller.end !== undefined) return;
        caller.parked -= 1;
        if (settled.kind === 'answer') resolve(settled.answer);
        else reject(settled.error);
        await caller.settle();
      });
    });
    return promise;
  }

  return {
    pass(request, run, mishaps) {
      return park((caller, resume) => {
        caller.requests += 1;
        const random = deps.random.fork(`${caller.id}/${caller.requests}`);
        const mishap = deps.faults.choose(request, mishaps, random, scheduler.now());
        scheduler.after(latencyMs(random), async () => {
          if (caller.end !== undefined) return;
          const told = mishap === undefined ? '' : ` !! ${mishap.kind}`;
          history.add(scheduler.now(), caller.id, `${request.what}${told}`);
          if (mishap?.crash === 'before') return crash(caller);
          const settled = await settledBy(mishap?.instead ?? run, mishap?.after);
          if (mishap?.crash === 'after') return crash(caller);
          resume(mishap?.takesMs ?? latencyMs(random), settled);
        });
      });
    },
    pause: (durationMs) =>
      park((_caller, resume) => resume(durationMs, { kind: 'answer', answer: undefined })),
  };
}

type Settled<Answer> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'error'; readonly error: unknown };

async function settledBy<Answer>(
  run: () => Promise<Answer>,
  after: (() => Error) | undefined,
): Promise<Settled<Answer>> {
  try {
    const answer = await run();
    return after === undefined ? { kind: 'answer', answer } : { kind: 'error', error: after() };
  } catch (error) {
    return { kind: 'error', error };
  }
}

function crash(caller: Invocation): void {
  caller.finish({ kind: 'crashed' });
  caller.tellEnd();
}

/** Mostly milliseconds, now and then a pause in which much can happen elsewhere. */
function latencyMs(random: SeededRandom): number {
  const draw = random.next();
  if (draw < 0.9) return random.between(1, 40);
  if (draw < 0.985) return random.between(40, 600);
  return random.between(600, 2_400);
}
