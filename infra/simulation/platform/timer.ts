import { minuteMs } from '#domain/time/instant.ts';
import type { FunctionHost } from './function-host.ts';
import type { GateDeps } from './gate.ts';

/** While nobody did anything for so long, a timer goes round less often: little can have fallen due. */
const quietAfterMs = 20 * minuteMs;
const quietRounds = 15;

/**
 * Invokes a function at a rate, a little late, now and then twice or not at all. What fails is not repeated. Runs may
 * overlap. `lastActAt` tells when somebody last did something.
 */
export function startTimer(
  options: {
    readonly name: string;
    readonly everyMs: number;
    readonly target: FunctionHost<unknown>;
    readonly lastActAt: () => number;
  },
  deps: GateDeps,
): void {
  const { name, everyMs, target, lastActAt } = options;
  const { scheduler, faults, random } = deps;
  let rounds = 0;

  function go(): void {
    rounds += 1;
    const own = random.fork(`${name}/${rounds}`);
    scheduler.after(everyMs + own.between(0, 500), go);
    const isQuiet = scheduler.now() - lastActAt() > quietAfterMs;
    if (isQuiet && rounds % quietRounds !== 0) return;
    if (faults.happens('timer skips a round', 0.02, own)) return;
    target.invoke({}, () => {});
    if (faults.happens('timer runs twice', 0.02, own)) {
      scheduler.after(own.between(0, 5_000), () => target.invoke({}, () => {}));
    }
  }

  scheduler.after(random.fork(name).between(0, everyMs), go);
}
