import { randomUUID } from 'node:crypto';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import { localAccount, localRegion } from '../intrinsics.ts';
import type { LocalClock } from '../local-clock.ts';
import type { FunctionPool } from '../runtime/function-pool.ts';

export interface Timer {
  /** The rule's name. */
  readonly name: string;
  readonly everyMs: number;
  readonly target: FunctionPool;
}

export interface Timers {
  /**
   * Runs what fell due, one after the other in the template's order, `between` after each round. However far the clock
   * went, a timer runs twice at most: ticks that were missed would all see the same moment, and the second round
   * sees what the first one of another timer left to do.
   */
  runDue(between: () => Promise<void>): Promise<void>;
  /** Arms no more. What runs is the pools' to end. */
  stop(): void;
}

const roundsMax = 2;
/** Whoever moves a clock that goes runs what fell due: by itself it does so only later. */
const afterMoveMs = 1_000;
/** `setTimeout` cannot wait longer. */
const longestWaitMs = 2 ** 31 - 1;

/** EventBridge's rules with a rate. On a clock that runs they fire by themselves, on a frozen one by `runDue` only. */
export function startTimers(timers: readonly Timer[], clock: LocalClock): Timers {
  const nextAt = new Map<Timer, Instant>(
    timers.map((timer) => [timer, clock.now() + timer.everyMs]),
  );
  let alarm: NodeJS.Timeout | undefined;
  let alarmRound = Promise.resolve();

  const endClock = clock.onMove(() => {
    for (const timer of timers) {
      // A clock that was set back would keep them waiting.
      const latest = clock.now() + timer.everyMs;
      nextAt.set(timer, Math.min(nextAt.get(timer) ?? latest, latest));
    }
    arm(afterMoveMs);
  });

  function arm(atLeastMs = 0): void {
    clearTimeout(alarm);
    if (timers.length === 0 || clock.setting().mode === 'frozen') return;
    const waitMs = Math.min(...nextAt.values()) - clock.now();
    alarm = setTimeout(
      () => {
        alarmRound = runRound().then(armAnew, armAnew);
      },
      Math.min(Math.max(waitMs, atLeastMs), longestWaitMs),
    );
    alarm.unref();
  }

  /** Ticks that were missed, because the clock was moved on, are let go. */
  function armAnew(): void {
    const now = clock.now();
    for (const timer of timers) {
      if ((nextAt.get(timer) ?? now) <= now) nextAt.set(timer, now + timer.everyMs);
    }
    arm();
  }

  /** Whether any ran. */
  async function runRound(): Promise<boolean> {
    const now = clock.now();
    const due = timers.filter((timer) => (nextAt.get(timer) ?? now) <= now);
    for (const timer of due) {
      nextAt.set(timer, (nextAt.get(timer) ?? now) + timer.everyMs);
      // A failure is in the function's log, and the next tick comes.
      await timer.target.invoke(scheduledEvent(timer.name, now));
    }
    return due.length > 0;
  }

  arm();
  return {
    async runDue(between) {
      clearTimeout(alarm);
      await alarmRound;
      for (let round = 1; round <= roundsMax; round += 1) {
        if (!(await runRound())) break;
        await between();
      }
      armAnew();
    },
    stop() {
      endClock();
      clearTimeout(alarm);
    },
  };
}

/** As EventBridge sends it. */
function scheduledEvent(name: string, now: Instant) {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: localAccount,
    time: isoFromInstant(now),
    region: localRegion,
    resources: [`arn:aws:events:${localRegion}:${localAccount}:rule/${name}`],
    detail: {},
  };
}
