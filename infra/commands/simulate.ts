import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { SeedReport } from '#infra/simulation/report/seed-report.ts';
import { seedLine, summaryText, violationText } from '#infra/simulation/report/summary.ts';
import { runSeeds } from '#infra/simulation/run-seeds.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run simulate -- [options]: plays studios in which everything goes wrong, and holds them against the promises

  --seeds A..B     the seeds to play (default 1..20); the same seed gives the same history
  --messages N     how many messages the clients of a seed write (default 200)
  --minutes N      begin no further seed after so long
  --floor N        fail below so many seeds (default: 1)
  --first          stop at the first seed that breaks a promise, and tell of it as it is
  --processes N    seeds at a time (default: one for each core)
  --help           this

Docs: docs/simulation.md. Exit code 1 when a promise was broken or too few seeds were played, 2 when the call is wrong.`;

const shrinksMax = 3;

await runCommand(async () => {
  const options = readOptions();
  if (options === undefined) return console.log(help);
  const began = performance.now();
  const reports: SeedReport[] = [];
  const shrinks = options.first ? 0 : shrinksMax;
  for await (const report of runSeeds({ ...options, shrinksMax: shrinks })) {
    reports.push(report);
    console.log(seedLine(report));
    if (report.violations.length === 0) continue;
    console.log(violationText(report, options.messages));
    if (options.first) break;
  }
  console.log(summaryText(reports, performance.now() - began));
  const isShort = reports.length < options.floor;
  if (isShort) console.log(`only ${reports.length} seeds were played, ${options.floor} are wanted`);
  if (isShort || reports.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
});

/** Undefined: help is wanted. */
function readOptions() {
  const { values } = parse();
  if (values.help) return undefined;
  const [first, last] = readRange(values.seeds);
  const minutes = values.minutes === undefined ? undefined : readNumber('minutes', values.minutes);
  return {
    seeds: Array.from({ length: last - first + 1 }, (_, index) => first + index),
    messages: readNumber('messages', values.messages),
    processes: readNumber('processes', values.processes),
    floor: readNumber('floor', values.floor),
    first: values.first,
    ...(minutes === undefined ? {} : { durationMs: minutes * 60_000 }),
  };
}

function parse() {
  try {
    return parseArgs({
      options: {
        seeds: { type: 'string', default: '1..20' },
        messages: { type: 'string', default: '200' },
        minutes: { type: 'string' },
        floor: { type: 'string', default: '1' },
        processes: { type: 'string', default: String(availableParallelism()) },
        first: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

/** `3..7`, or `3` alone. */
function readRange(text: string): [number, number] {
  const [, first = '', last = first] = /^(\d{1,9})(?:\.\.(\d{1,9}))?$/.exec(text) ?? [];
  if (first === '' || Number(last) < Number(first)) {
    throw new UsageError(`--seeds ${text}: two whole numbers such as 1..20`);
  }
  return [Number(first), Number(last)];
}

function readNumber(name: string, text: string): number {
  const number = Number(text);
  if (/^\d{1,6}$/.test(text) && number > 0) return number;
  throw new UsageError(`--${name} ${text}: a whole number above 0`);
}
