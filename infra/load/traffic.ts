import type { Instant } from '#domain/time/instant.ts';
import { percentile } from '#infra/bench/percentile.ts';
import type { BenchRow, Figure } from '#infra/bench/section.ts';
import { type Exchange, type LoadDesk, loadClient } from './load-desk.ts';
import { placeOf } from './load-studio.ts';
import { type Part, type ProcessUse, readProcessUse } from './process-use.ts';

export interface TrafficOptions {
  readonly clients: number;
  /** How many clients are in the midst of their three messages at once. */
  readonly inFlight: number;
  readonly now: Instant;
  readonly onProgress: (done: number) => void;
}

type Act = 'book' | 'move' | 'cancel';

/** What each reply must say; another one is a fault of the run, not a number in it. */
const expected: Readonly<Record<Act, RegExp>> = {
  book: /sudah dibooking/,
  move: /sudah dipindah/,
  cancel: /sudah dibatalkan/,
};

/**
 * Every client books a session, moves it and cancels it, each message after the reply to the one before.
 * @throws Error when a reply says anything else.
 */
export async function playTraffic(desk: LoadDesk, options: TrafficOptions): Promise<BenchRow[]> {
  const exchanges: Record<Act, Exchange[]> = { book: [], move: [], cancel: [] };
  const before = readProcessUse();
  const began = performance.now();
  let next = 0;
  async function playClients(): Promise<void> {
    for (let index = next++; index < options.clients; index = next++) {
      for (const [act, text] of textsOf(index, options.now)) {
        const exchange = await desk.say(loadClient(index), text);
        if (!expected[act].test(exchange.reply.rendered)) {
          throw new Error(`"${text}" was answered: ${exchange.reply.rendered}`);
        }
        exchanges[act].push(exchange);
      }
      options.onProgress(exchanges.cancel.length);
    }
  }
  await Promise.all(Array.from({ length: options.inFlight }, playClients));
  const seconds = (performance.now() - began) / 1000;
  const all = Object.values(exchanges).flat();
  return [
    row('all', [{ name: 'messages', value: all.length / seconds, unit: '/s' }, ...latencies(all)]),
    ...Object.entries(exchanges).map(([act, some]) => row(act, latencies(some))),
    ...useRows(before, readProcessUse(), all.length),
  ];
}

function textsOf(index: number, now: Instant): [Act, string][] {
  const { day, first, second } = placeOf(index, now);
  return [
    ['book', `Booking ${day} jam ${first}`],
    ['move', `Pindahin ke jam ${second} ya`],
    ['cancel', 'Batalin dong'],
  ];
}

function row(subject: string, figures: readonly Figure[], who = ''): BenchRow {
  return { section: 'traffic', subject, who, figures };
}

function latencies(exchanges: readonly Exchange[]): Figure[] {
  const answers = exchanges.map(({ answerMs }) => answerMs);
  const replies = exchanges.map(({ replyMs }) => replyMs);
  return [50, 95, 99].flatMap((hundredths) => [
    { name: `answer p${hundredths}`, value: percentile(answers, hundredths), unit: 'ms' },
    { name: `reply p${hundredths}`, value: percentile(replies, hundredths), unit: 'ms' },
  ]);
}

const parts: readonly (readonly [Part, string])[] = [
  ['functions', 'our functions'],
  ['engine', 'database engine'],
  ['rest', 'queue, doubles and clients'],
];

/** The share of each part in the processor time that was used, and its memory at the end. */
function useRows(
  before: ProcessUse | undefined,
  after: ProcessUse | undefined,
  messages: number,
): BenchRow[] {
  if (before === undefined || after === undefined) return [];
  const used = (part: Part) => after[part].cpuSeconds - before[part].cpuSeconds;
  const total = parts.reduce((sum, [part]) => sum + used(part), 0);
  return parts.map(([part, who]) =>
    row(
      'processors',
      [
        { name: 'share', value: total === 0 ? 0 : (100 * used(part)) / total, unit: '%' },
        { name: 'a message', value: (1000 * used(part)) / messages, unit: 'ms' },
        { name: 'memory', value: after[part].memoryMb, unit: 'MB' },
      ],
      who,
    ),
  );
}
