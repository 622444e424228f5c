import type { Instant } from '#domain/time/instant.ts';
import type { Erasures } from '#ports/erasures.ts';

/** Of a client with years of sessions some is left to the timer: the client waits for the answer. */
const stepsMax = 8;

/** Takes steps of an erasure until nothing is left, or what is left has to wait. True: nothing is left. */
export async function eraseClient(
  erasures: Pick<Erasures, 'erase'>,
  clientId: string,
  at: Instant,
): Promise<boolean> {
  for (let step = 1; step <= stepsMax; step += 1) {
    const progress = await erasures.erase(clientId, at);
    if (progress !== 'more') return progress === 'done';
  }
  return false;
}
