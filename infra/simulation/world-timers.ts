import { type Instant, minuteMs } from '#domain/time/instant.ts';
import { simulatedCatchUp, simulatedPull } from './functions/simulated-calendar.ts';
import { simulatedHousekeeping } from './functions/simulated-delivery.ts';
import type { SimulatedServices } from './functions/simulated-services.ts';
import { createFunctionHost } from './platform/function-host.ts';
import type { GateDeps } from './platform/gate.ts';
import { startTimer } from './platform/timer.ts';

/** Housekeeping every minute, the calendar's catching up and pulling every two. */
export function startTimers(services: SimulatedServices, lastActAt: () => Instant, deps: GateDeps) {
  const housekeeping = createFunctionHost<unknown>(
    { name: 'housekeeping', timeoutMs: 30_000, create: simulatedHousekeeping(services) },
    deps,
  );
  const catchUp = createFunctionHost<unknown>(
    { name: 'catch-up', timeoutMs: 120_000, create: simulatedCatchUp(services) },
    deps,
  );
  const pull = createFunctionHost<unknown>(
    { name: 'calendar-pull', timeoutMs: 100_000, create: simulatedPull(services) },
    deps,
  );
  startTimer({ target: housekeeping, everyMs: minuteMs, name: 'minute', lastActAt }, deps);
  startTimer({ target: catchUp, everyMs: 2 * minuteMs, name: 'catching up', lastActAt }, deps);
  startTimer({ target: pull, everyMs: 2 * minuteMs, name: 'pulling', lastActAt }, deps);
}

/** Google forgets where a calendar was read up to, as it does after a while or when access to it changes. */
export function startForgetting(
  { google }: SimulatedServices,
  { scheduler, faults, random }: GateDeps,
) {
  let rounds = 0;
  const go = () => {
    rounds += 1;
    const own = random.fork(`forgetting/${rounds}`);
    if (faults.happens('sync token expired', 0.3, own)) google.expireSyncTokens();
    scheduler.after(own.between(10, 60) * minuteMs, go);
  };
  scheduler.after(random.fork('forgetting').between(5, 30) * minuteMs, go);
}
