import type { Instant } from '#domain/time/instant.ts';
import type { TurnStore } from '#ports/turn-store.ts';

/** Of a client with years of sessions some is left to the timer: the client waits for the answer. */
const stepsMax = 8;

/** Takes steps of an erasure until nothing is left, or what is left has to wait. True: nothing is left. */
export async function eraseClient(
  turns: Pick<TurnStore, 'erase'>,
  clientId: string,
  at: Instant,
): Promise<boolean> {
  for (let step = 1; step <= stepsMax; step += 1) {
    const progress = await turns.erase(clientId, at);
    if (progress !== 'more') return progress === 'done';
  }
  return false;
}
