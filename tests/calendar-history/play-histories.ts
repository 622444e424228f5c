import { createHistoryPlace, playHistory } from './play-history.ts';

/** Several at a time: while the engine works for one, another one goes on. */
const historiesAtOnce = 3;
/** A table's items are looked at whole, so that each has a few histories only. */
const historiesOfTable = 20;

/** Plays a history of each seed, and returns those after which something does not agree, with what that is. */
export async function playHistories(
  seeds: readonly string[],
  { actions }: { readonly actions: number },
): Promise<string[][]> {
  const disagreeing: string[][] = [];
  const left = seeds.values();
  async function playOn(): Promise<void> {
    let place = await createHistoryPlace();
    let played = 0;
    for (const seed of left) {
      if (played > 0 && played % historiesOfTable === 0) place = await createHistoryPlace();
      played += 1;
      const faults = await playHistory(place, seed, { actions });
      if (faults.length > 0) disagreeing.push([seed, ...faults]);
    }
  }
  await Promise.all(Array.from({ length: historiesAtOnce }, playOn));
  return disagreeing;
}
