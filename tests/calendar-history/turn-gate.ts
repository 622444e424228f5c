import type { Mishap } from '#infra/simulation/faults.ts';
import type { Gate } from '#infra/simulation/platform/gate.ts';
import { pickWeighted, type SeededRandom } from '#infra/simulation/seeded-random.ts';
import type { Turnstile } from './turnstile.ts';

/** How often a request goes wrong, by where it goes. */
export interface Trouble {
  table: number;
  google: number;
}

/** The simulation's gate at a turnstile: requests of product code wait for their turn, and go wrong by chance. */
export function createTurnGate(options: {
  readonly turnstile: Turnstile;
  readonly trouble: Trouble;
  readonly random: SeededRandom;
}): Gate {
  const { turnstile, trouble, random } = options;
  return {
    pass({ target, what }, run, mishaps) {
      return turnstile.pass(what, (note) => {
        const rate = target === 'google' ? trouble.google : trouble.table;
        const mishap = random.chance(rate) ? pickWeighted(random, mishaps) : undefined;
        if (mishap !== undefined) note(mishap.kind);
        return carriedOut(run, mishap);
      });
    },
    pause: async () => {},
  };
}

async function carriedOut<Answer>(
  run: () => Promise<Answer>,
  mishap: Mishap<Answer> | undefined,
): Promise<Answer> {
  const answer = await (mishap?.instead ?? run)();
  if (mishap?.after !== undefined) throw mishap.after();
  return answer;
}
