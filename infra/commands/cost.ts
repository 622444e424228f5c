import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startTurnBench } from '#infra/bench/measured-turns.ts';
import { assumptionLines } from '#infra/cost/assumptions.ts';
import { type CostedMonth, costTable } from '#infra/cost/cost-table.ts';
import { deployedShape } from '#infra/cost/deployed-shape.ts';
import { measureTasks } from '#infra/cost/measured-tasks.ts';
import { monthCost } from '#infra/cost/month-cost.ts';
import { monthUsage, type StudioSize } from '#infra/cost/month-usage.ts';
import { prices, whatsapp } from '#infra/cost/prices-2026-11.ts';
import { projectRoot } from '#infra/local/assembly.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run cost -- [options]: what a month costs, from turns that are measured now and prices of November 2026

  --bookings M     bookings a month (default: 100, 1,000 and 10,000 beside each other)
  --clients N      clients (default: as many as a third of the bookings)
  --region NAME    us-east-1 or ap-southeast-1 (default ap-southeast-1)
  --config FILE    the studio's file (default studio_config.json)
  --json           use and cost as JSON
  --help           this

What a booking brings with it is assumed: infra/cost/assumptions.ts. Prices: infra/cost/prices-2026-11.ts.`;

const defaultBookings = [100, 1_000, 10_000] as const;
const countMax = 100_000_000;
/** The first round of turns is slow: nothing is compiled yet. */
const warmUpRounds = 5;

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const regional = Object.values(prices).find(({ region }) => region === options.region);
  if (regional === undefined) {
    throw new UsageError(
      `there are no prices of ${options.region}, but of ${Object.keys(prices).join(' and ')}`,
    );
  }
  const sizes = sizesOf(options);
  const studioFile = resolve(options.config);
  const shape = await deployedShape(studioFile);
  const bench = await startTurnBench(studioFile);
  try {
    for (let round = 0; round < warmUpRounds; round += 1) await bench.play();
    const turns = await bench.play();
    const measured = { turns, tasks: await measureTasks(bench) };
    const months = sizes.map((size): CostedMonth => {
      const usage = monthUsage(measured, shape, size);
      return { size, usage, lines: monthCost(usage, regional) };
    });
    if (options.json) return console.log(JSON.stringify(months));
    console.log(costTable(months));
    console.log(`\n${foundations(regional.region).join('\n')}`);
  } finally {
    await bench.stop();
  }
});

/** What the numbers rest on, so that nobody takes a guess for a bill. */
function foundations(region: string): string[] {
  return [
    'Measured now: what turns, statuses, the calendar and idle timers ask of the table; read from the template: memory, timers, queues, secrets.',
    `Prices of November 2026 in ${region}: where each is from, and which are from memory, stands in infra/cost/prices-2026-11.ts. Jakarta's (ap-southeast-3) were not found.`,
    `WhatsApp: ${whatsapp.freeMessagesMonth.toLocaleString('en')} messages a month free for each number, then $${whatsapp.message}: both from third parties, Meta's own price list counts.`,
    'Assumed (infra/cost/assumptions.ts):',
    ...assumptionLines().map((line) => `- ${line}`),
  ];
}

function sizesOf({ bookings, clients }: ReturnType<typeof readOptions>): StudioSize[] {
  const asked = bookings === undefined ? defaultBookings : [readCount('--bookings', bookings)];
  return asked.map((count) => ({
    bookings: count,
    clients: clients === undefined ? Math.ceil(count / 3) : readCount('--clients', clients),
  }));
}

function readCount(flag: string, text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= countMax) return count;
  throw new UsageError(`${flag} takes a whole number from 1 to ${countMax}`);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        bookings: { type: 'string' },
        clients: { type: 'string' },
        region: { type: 'string', default: 'ap-southeast-1' },
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}
