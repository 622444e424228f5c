import type { Instant } from '#domain/time/instant.ts';
import { minuteMs } from '#domain/time/instant.ts';
import { pickWeighted, type SeededRandom } from './seeded-random.ts';

/** Where a request goes. */
export type Target = 'table' | 'graph' | 'google' | 'deepseek' | 'queue';

/** One way in which a request can go wrong. */
export interface Mishap<Answer> {
  /** What it is called in the counts, such as `table answer lost`. */
  readonly kind: string;
  readonly weight: number;
  /** What happens in the request's place; absent: the request is carried out. */
  readonly instead?: () => Promise<Answer>;
  /** What is thrown at the caller although the request was carried out. */
  readonly after?: () => Error;
  /** How long the caller waits for it; absent: as for any answer. */
  readonly takesMs?: number;
  /** The whole invocation ends: before the request is carried out, or after it. */
  readonly crash?: 'before' | 'after';
}

/** What goes wrong in one run, and how often it did. */
export interface Faults {
  /** Undefined: nothing goes wrong. */
  choose<Answer>(
    request: { readonly target: Target; readonly risk?: number },
    mishaps: readonly Mishap<Answer>[],
    random: SeededRandom,
    now: Instant,
  ): Mishap<Answer> | undefined;
  /** Something else than a request that goes wrong, such as a delivery that comes twice. */
  happens(kind: string, probability: number, random: SeededRandom): boolean;
  /** From here on nothing goes wrong. */
  stop(): void;
  readonly counts: ReadonlyMap<string, number>;
}

interface Outage {
  readonly target: Target;
  readonly from: Instant;
  readonly until: Instant;
}

/** How often a request goes wrong: in a quiet world, in one as feared, in a storm. */
const climates = [
  { weight: 1, rate: 0.004 },
  { weight: 3, rate: 0.02 },
  { weight: 2, rate: 0.05 },
] as const;

/** Of the requests that go wrong, so many bring their whole invocation down. */
const crashes: readonly Mishap<never>[] = [
  { kind: 'crash before a request', weight: 1, crash: 'before' },
  { kind: 'crash after a request', weight: 1, crash: 'after' },
];
const crashShare = 0.3;

/** `without`: kinds that are left out, to see what a violation needs. */
export function createFaults(
  random: SeededRandom,
  start: Instant,
  without: ReadonlySet<string>,
): Faults {
  const counts = new Map<string, number>();
  const rate = pickWeighted(random, climates)?.rate ?? 0;
  const outages = drawOutages(random, start);
  let stopped = false;

  function count(kind: string): void {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }

  return {
    choose({ target, risk = 1 }, mishaps, own, now) {
      const isOut = outages.some(
        (one) => one.target === target && now >= one.from && now < one.until,
      );
      const happens = own.next() < (isOut ? 1 : rate * risk);
      const isCrash = !isOut && own.next() < crashShare;
      const chosen = pickWeighted(own, isCrash ? crashes : mishaps);
      if (stopped || !happens || chosen === undefined || without.has(chosen.kind)) return undefined;
      count(chosen.kind);
      return chosen;
    },
    happens(kind, probability, own) {
      const happens = own.next() < probability;
      if (stopped || !happens || without.has(kind)) return false;
      count(kind);
      return true;
    },
    stop() {
      stopped = true;
    },
    counts,
  };
}

/** An outside service is sometimes away for a while. */
function drawOutages(random: SeededRandom, start: Instant): Outage[] {
  const targets: readonly Target[] = ['google', 'deepseek'];
  return targets.flatMap((target) => {
    if (random.chance(0.5)) return [];
    const from = start + random.between(5, 240) * minuteMs;
    return [{ target, from, until: from + random.between(2, 45) * minuteMs }];
  });
}
