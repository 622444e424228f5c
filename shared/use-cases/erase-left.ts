import type { Clock } from '#ports/clock.ts';
import type { Erasures } from '#ports/erasures.ts';
import { eraseClient } from '#use-cases/erase-client.ts';

/** More clients than this in one minute come the next. */
const clientsPerRunMax = 5;

/** Goes on with what clients wanted gone and what is not gone yet. How many are through now. */
export function createEraseLeft(deps: { readonly erasures: Erasures; readonly clock: Clock }) {
  const { erasures, clock } = deps;
  return async function eraseLeft(onFault: (fault: unknown) => void): Promise<number> {
    let through = 0;
    for (const clientId of await erasures.listPending(clientsPerRunMax)) {
      try {
        if (await eraseClient(erasures, clientId, clock.now())) through += 1;
      } catch (fault) {
        // One that fails must not stand in the way of the others; the next run meets it again.
        onFault(fault);
      }
    }
    return through;
  };
}
