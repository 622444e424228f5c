import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';
import type { SeededRandom } from '#infra/simulation/seeded-random.ts';

/** Where everything that actors ask of table and calendar waits for its turn: one request at a time, in a seed's order. */
export interface Turnstile {
  /** Carries a request out when its turn has come. Outside of `play` that is at once. */
  pass<Answer>(what: string, request: (note: Note) => Promise<Answer>): Promise<Answer>;
  /**
   * Lets actors act side by side until each has ended. At a request an actor may die, by that chance: then it goes no
   * further, and what it asked for was carried out or not.
   */
  play(actors: readonly Actor[], deathRate: number): Promise<void>;
}

/** Says of a request, in its turn, what became of it. */
type Note = (text: string) => void;

export interface Actor {
  readonly name: string;
  readonly act: () => Promise<void>;
}

interface Waiting {
  readonly actor: object;
  readonly what: string;
  /** Carries it out; the answer is given by what is returned. */
  readonly run: (note: Note) => Promise<() => void>;
}

/** Turns of the event loop in which everything that needs no I/O has happened. */
const quietTurns = 4;
const stuckAfterTurns = 20_000;

/** `tell` hears of each request in its turn. */
export function createTurnstile(random: SeededRandom, tell: (line: string) => void): Turnstile {
  const acting = new AsyncLocalStorage<Actor>();
  let waiting: Waiting[] = [];

  async function quiet(isOver: () => boolean): Promise<void> {
    for (let turn = 0; turn < quietTurns; turn += 1) await setImmediate();
    for (let turn = 0; waiting.length === 0 && !isOver(); turn += 1) {
      if (turn > stuckAfterTurns) throw new Error('an actor waits for something unseen');
      await setImmediate();
    }
  }

  return {
    pass<Answer>(what: string, request: (note: Note) => Promise<Answer>): Promise<Answer> {
      const actor = acting.getStore();
      if (actor === undefined) return request(() => {});
      return new Promise<Answer>((resolve, reject) => {
        const run = (note: Note) =>
          request(note).then(
            (answer) => () => resolve(answer),
            (error: unknown) => () => reject(error),
          );
        waiting.push({ actor, what: `${actor.name} ${what}`, run });
      });
    },
    async play(actors, deathRate) {
      const alive = new Set<object>(actors);
      const faults: unknown[] = [];
      for (const actor of actors) {
        acting
          .run(actor, actor.act)
          .catch((fault: unknown) => faults.push(fault))
          .finally(() => alive.delete(actor));
      }
      for (;;) {
        await quiet(() => alive.size === 0);
        if (waiting.length === 0) break;
        const [next] = waiting.splice(random.between(0, waiting.length - 1), 1);
        if (next === undefined) break;
        const dies = random.chance(deathRate) ? random.pick(['before', 'after']) : 'not';
        let line = dies === 'not' ? next.what : `${next.what} !! dies ${dies}`;
        const note = (text: string) => {
          line += ` !! ${text}`;
        };
        const give = dies === 'before' ? undefined : await next.run(note);
        tell(line);
        if (dies === 'not') give?.();
        else {
          alive.delete(next.actor);
          waiting = waiting.filter(({ actor }) => actor !== next.actor);
        }
      }
      if (faults.length > 0) throw faults[0];
    },
  };
}
