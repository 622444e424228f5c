import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tableOf } from '#infra/bench/print-rows.ts';
import type { BenchRow } from '#infra/bench/section.ts';
import { measureGrowth } from '#infra/load/growth.ts';
import { type LoadDesk, openLoadDesk } from '#infra/load/load-desk.ts';
import { loadClientsMax, loadStudioFile, placeOf } from '#infra/load/load-studio.ts';
import { contendForSlot } from '#infra/load/one-slot.ts';
import { playTraffic } from '#infra/load/traffic.ts';
import { synthesise } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import { startOutsideServices } from '#infra/local/outside-services.ts';
import { runCommand, UsageError } from './fail.ts';
import { faultText } from './fault-text.ts';

const help = `npm run load -- [SECTION …] [options]: many clients over HTTP against the whole local stack

  SECTION           traffic    every client books, moves and cancels
                    one-slot   many clients write for one session at once: one has it, all others are told so
                    growth     the work of a turn with more and more bookings in the table
                    (default: all three)
  --clients N       of traffic (default 1000, at most ${loadClientsMax})
  --in-flight N     how many of them are at it at once (default 50)
  --rivals N,N,…    of one-slot (default 50,200,1000)
  --bookings N,N,…  of growth (default 10,1000,100000)
  --json            the rows as JSON
  --help            this

It sends only to this machine, and ends by itself. A reply that is not what it must be ends it with exit code 1.`;

const sections = ['traffic', 'one-slot', 'growth'] as const;
const numberMax = 1_000_000;
/** After a failure the whole command ends within so long. */
const stopWithinMs = 20_000;

await runCommand(async () => {
  const { values, positionals } = readOptions();
  if (values.help) return console.log(help);
  const unknown = positionals.find((name) => !sections.some((section) => section === name));
  if (unknown !== undefined) throw new UsageError(`there is no section "${unknown}"\n\n${help}`);
  const clients = readNumber('--clients', values.clients, loadClientsMax);
  const inFlight = readNumber('--in-flight', values['in-flight'], numberMax);
  const rivals = readNumbers('--rivals', values.rivals);
  const bookings = readNumbers('--bookings', values.bookings);
  const wants = (section: (typeof sections)[number]) =>
    positionals.length === 0 || positionals.includes(section);

  const folder = await mkdtemp(join(tmpdir(), 'coresync-load-'));
  const rows: BenchRow[] = [];
  try {
    const studioFile = join(folder, 'studio_config.json');
    await writeFile(studioFile, JSON.stringify(loadStudioFile));
    if (wants('traffic')) {
      rows.push(
        ...(await onStack(studioFile, ({ desk, now }) => {
          const onProgress = (done: number) => {
            if (done % 100 === 0) console.error(`${done} of ${clients} clients`);
          };
          return playTraffic(desk, { clients, inFlight, now, onProgress });
        })),
      );
    }
    if (wants('one-slot')) {
      for (const rivalCount of rivals) {
        console.error(`${rivalCount} clients for one session`);
        const row = await onStack(studioFile, ({ desk, stack, now }) => {
          const { day, first } = placeOf(0, now);
          const text = `Booking ${day} jam ${first}`;
          return contendForSlot(desk, stack.state, { clients: rivalCount, firstClient: 0, text });
        });
        rows.push(row);
      }
    }
    if (wants('growth')) {
      const onProgress = (placed: number) => console.error(`${placed} bookings in the table`);
      rows.push(...(await measureGrowth({ studioFile, bookings, now: Date.now(), onProgress })));
    }
  } catch (error) {
    if (rows.length > 0) console.log(tableOf(rows));
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(values.json ? JSON.stringify(rows) : tableOf(rows));
});

/** A stack of its own for each measurement: the engine slows as its stream log grows. */
async function onStack<Result>(
  studioFile: string,
  measure: (at: {
    readonly desk: LoadDesk;
    readonly stack: LocalStack;
    readonly now: number;
  }) => Promise<Result>,
): Promise<Result> {
  const assembly = await synthesise({
    studioFile,
    onStale: () => console.error('Preparing the functions, a few seconds …'),
  });
  const clock = createLocalClock();
  const outside = await startOutsideServices({ clock, zone: loadStudioFile.timezone });
  const stack = await startLocalStack({ assembly, clock, outside });
  const desk = openLoadDesk(stack, outside, clock);
  try {
    return await measure({ desk, stack, now: clock.now() });
  } catch (error) {
    // Clients who still wait for an answer must not hold up the end.
    setTimeout(() => {
      console.error(faultText(error));
      process.exit(1);
    }, stopWithinMs).unref();
    throw error;
  } finally {
    desk.stop();
    await stack.stop();
    await outside.stop();
  }
}

function readOptions() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        clients: { type: 'string', default: '1000' },
        'in-flight': { type: 'string', default: '50' },
        rivals: { type: 'string', default: '50,200,1000' },
        bookings: { type: 'string', default: '10,1000,100000' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readNumber(option: string, text: string, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  throw new UsageError(`${option} takes a whole number from 1 to ${max}, not "${text}"`);
}

/** @throws UsageError unless they rise: bookings are added, never taken away. */
function readNumbers(option: string, text: string): number[] {
  const numbers = text.split(',').map((one) => readNumber(option, one, numberMax));
  if (numbers.some((number, index) => number <= (numbers[index - 1] ?? 0))) {
    throw new UsageError(`${option} takes numbers that rise, such as 10,1000`);
  }
  return numbers;
}
