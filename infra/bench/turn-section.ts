import { meaningOf } from '#domain/conversation/resolve-wish.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import type { TurnStep } from '#ports/turn-trace.ts';
import { runContention } from './contention.ts';
import { measureRate } from './measure-rate.ts';
import {
  benchConversations,
  type MeasuredTurn,
  startTurnBench,
  type TurnBench,
} from './measured-turns.ts';
import { percentile, sum } from './percentile.ts';
import type { BenchRow, BenchSection, Figure } from './section.ts';
import { targets } from './targets.ts';
import { count, countRows } from './turn-counts.ts';

const warmUpRounds = 15;
const roundsMin = 30;
const rivals = 40;

/** Our own names for the steps; "decide" holds resolving, which is also measured alone. */
const stepNames: readonly (readonly [step: TurnStep['kind'], name: string])[] = [
  ['recalled', 'recall (our part)'],
  ['known', 'know (our part)'],
  ['read', 'grammar'],
  ['decided', 'resolve and decide'],
  ['committed', 'commit (our part)'],
  ['sent', 'send (with the double)'],
];

/** A conversation turn by step, warm; what it asks of the table; many clients after one slot. */
export function turnSection(studioFile: string): BenchSection {
  return {
    name: 'turn',
    run: async ({ rateMs }) => {
      const bench = await startTurnBench(studioFile);
      try {
        const [first] = await bench.play();
        const turns = await playUntil(bench, rateMs * 5);
        return [
          firstTurn(first),
          wholeTurn(turns),
          ...stepNames.map(([step, name]) => stepRow(turns, step, name)),
          resolveRow(bench, rateMs),
          ...countRows(turns),
          await contentionRow(bench),
        ];
      } finally {
        await bench.stop();
      }
    },
  };
}

/** In a process that has loaded everything and run none of it: what a start leaves to the first message. */
function firstTurn(turn: MeasuredTurn | undefined): BenchRow {
  return {
    section: 'turn',
    subject: `the first turn of a process: ${turn?.name}`,
    who: 'conversation',
    figures: [ms('computing', turn?.threadMs ?? Number.NaN)],
  };
}

async function playUntil(bench: TurnBench, forMs: number): Promise<MeasuredTurn[]> {
  for (let round = 0; round < warmUpRounds; round += 1) await bench.play();
  const turns: MeasuredTurn[] = [];
  const until = performance.now() + forMs;
  for (let round = 0; round < roundsMin || performance.now() < until; round += 1) {
    turns.push(...(await bench.play()));
  }
  return turns;
}

function wholeTurn(turns: readonly MeasuredTurn[]): BenchRow {
  const own = turns.map(({ ownMs }) => ownMs);
  const engine = turns.map(({ use }) => use.engineMs);
  const computed = computedMs(turns);
  return {
    section: 'turn',
    subject: `${turns.length} turns, warm`,
    who: 'conversation',
    figures: [
      ms('computing median', percentile(computed, 50)),
      { ...ms('computing p95', percentile(computed, 95)), target: targets.turnMs },
      ...[ms('own wall median', percentile(own, 50)), ms('own wall p95', percentile(own, 95))],
      ...[ms('engine median', percentile(engine, 50)), ms('engine p95', percentile(engine, 95))],
    ],
  };
}

/**
 * What each turn computed. The clock of a thread is too coarse for one turn: each counts as the mean of all of its
 * kind, so that the percentiles tell of kinds of turns and not of a busy machine.
 */
function computedMs(turns: readonly MeasuredTurn[]): number[] {
  const byName = Map.groupBy(turns, ({ name }) => name);
  return [...byName.values()].flatMap((same) => {
    const mean = sum(same.map((turn) => turn.threadMs)) / same.length;
    return same.map(() => mean);
  });
}

function stepRow(turns: readonly MeasuredTurn[], step: TurnStep['kind'], name: string): BenchRow {
  const values = turns.flatMap(({ steps }) => steps[step] ?? []);
  return {
    section: 'turn',
    subject: `step: ${name}`,
    who: 'conversation',
    figures: [ms('median', percentile(values, 50)), ms('p95', percentile(values, 95))],
  };
}

function resolveRow({ host: { studio } }: TurnBench, rateMs: number): BenchRow {
  const sentAt = instantFromIso('2026-12-01T09:00:00+07:00');
  const texts = benchConversations
    .flat()
    .flatMap(([, turn]) => (typeof turn === 'string' ? turn : []));
  const wishes = texts.flatMap((text) => readMessage(text, { expectsTime: false }).wishes);
  const pass = () => {
    for (const wish of wishes) meaningOf(wish, studio, sentAt);
  };
  const perSecond = measureRate(pass, wishes.length, rateMs);
  return {
    section: 'turn',
    subject: 'step: resolve alone',
    who: 'conversation',
    figures: [ms('mean', 1000 / perSecond)],
  };
}

async function contentionRow({ host }: TurnBench): Promise<BenchRow> {
  const { tookMs, winners } = await runContention(host, rivals);
  return {
    section: 'turn',
    subject: `contention: ${rivals} clients want one slot at once`,
    who: 'conversation',
    figures: [
      { ...count('winners', winners), target: targets.winners },
      ms('until all are answered', tookMs),
    ],
  };
}

function ms(name: string, value: number): Figure {
  return { name, value, unit: 'ms' };
}
