import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { calendarsOf } from '#domain/studio/lanes.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { localDirectory, projectRoot, synthesise } from '#infra/local/assembly.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import type { LocalLog } from '#infra/local/local-log.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import { type OutsideServices, startOutsideServices } from '#infra/local/outside-services.ts';
import { isPortFree } from '#infra/local/port-check.ts';
import { readRealServices } from '#infra/local/real-services.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm start -- [options]: everything on this machine

  --config FILE     the studio's file (default studio_config.json)
  --database FILE   keep the data in this file (default: in memory, or with a real service .coresync/studio.db)
  --now ISO         the clock starts there, such as 2026-12-01T09:00:00+07:00
  --verbose         show every line that the functions log
  --help            this

PORT=8010 npm start   listens on another port. Keys in .env put real services in the place of the doubles: .env.example.`;

const drainWithinMs = 5_000;

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const began = performance.now();
  if (existsSync(join(projectRoot, '.env'))) process.loadEnvFile(join(projectRoot, '.env'));
  const port = readPort(process.env.PORT);
  const real = readRealServices(process.env, projectRoot);
  const isReal = Object.keys(real).length > 0;
  if (options.now !== undefined && isReal) {
    throw new UsageError('--now: the clock cannot be moved while a real service is connected');
  }
  if (!(await isPortFree(port))) {
    throw new UsageError(
      `port ${port} is taken. Choose another: PORT=${port > 65_000 ? 8010 : port + 10} npm start`,
    );
  }
  const studioFile = resolve(options.config);
  const studio = readStudioFile(studioFile);
  console.log(`${studio.name}, ${studio.zone}`);

  const closers: (() => Promise<void>)[] = [];
  const stop = stopOnce(closers);
  stopOnSignals(stop);
  try {
    const assembly = await step('Infrastructure', () =>
      synthesise({ studioFile, onStale: () => say('synthesising, a few seconds … ') }),
    );
    const clock = createLocalClock({ start: options.now });
    const outside = await step('Outside services', () =>
      startOutsideServices({
        ...{ clock, zone: studio.zone, real },
        otherCalendars: [...calendarsOf(studio.lanes).keys()],
      }),
    );
    closers.push(() => outside.stop());
    const databaseFile =
      options.database ?? (isReal ? join(localDirectory, 'studio.db') : undefined);
    if (databaseFile !== undefined) await mkdir(resolve(databaseFile, '..'), { recursive: true });
    const log = logger(options.verbose);
    const stack = await step('Engines and functions', () =>
      startLocalStack({
        ...{ assembly, clock, outside, port, databaseFile, log, page: { studio } },
        onCrash: (message) => void crashed(message, stop),
      }),
    );
    closers.push(() => stack.stop());
    // With real services a message that was taken must not be lost with the process.
    if (isReal) closers.push(() => stack.settled({ timeoutMs: drainWithinMs }).catch(() => {}));
    console.log(whereabouts(stack, outside, databaseFile, performance.now() - began));
  } catch (error) {
    await stop();
    throw error;
  }
});

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        config: { type: 'string', default: join(projectRoot, 'studio_config.json') },
        database: { type: 'string' },
        now: { type: 'string' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return { ...values, now: values.now === undefined ? undefined : instantFromIso(values.now) };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text || 8000);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new UsageError(`PORT=${text} is no port: a number from 1 to 65535`);
}

function say(text: string): void {
  process.stdout.write(text);
}

async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  say(`  ${name} … `);
  try {
    const result = await work();
    say(`${seconds(performance.now() - began)}\n`);
    return result;
  } catch (error) {
    say('failed\n');
    throw error;
  }
}

function seconds(durationMs: number): string {
  return `${(durationMs / 1000).toFixed(1)} s`;
}

function logger(verbose: boolean): LocalLog {
  return ({ level, source, text }) => {
    if (!verbose && level !== 'warn' && level !== 'error') return;
    const line = `${new Date().toISOString().slice(11, 19)} ${source} ${level.toUpperCase()} ${text}`;
    if (level === 'error') console.error(line);
    else console.log(line);
  };
}

function stopOnce(closers: (() => Promise<void>)[]): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= (async () => {
      for (const close of closers.splice(0).reverse()) await close();
    })();
    return stopping;
  };
}

function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (asked && signal === 'SIGINT') process.exit(130);
      if (asked) return;
      asked = true;
      console.log('\nStopping.');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(String(error));
          process.exit(1);
        },
      );
    });
  }
}

async function crashed(message: string, stop: () => Promise<void>): Promise<void> {
  console.error(`${message}. Stopping.`);
  await stop();
  process.exit(1);
}

function whereabouts(
  stack: LocalStack,
  outside: OutsideServices,
  databaseFile: string | undefined,
  tookMs: number,
): string {
  const url = stack.url.replace('127.0.0.1', 'localhost');
  const [route = 'POST /'] = stack.routes;
  const webhook = `${url}${route.split(' ')[1]}`;
  const { verify_token: token } = outside.secrets.webhook;
  const who = (name: string, double: unknown) =>
    `${name} ${double === undefined ? 'REAL' : 'double'}`;
  const challenge = outside.whatsapp
    ? [`    curl "${webhook}?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=hello"`]
    : [];
  return [
    `Ready in ${seconds(tookMs)}. Ctrl-C stops it.`,
    '',
    `  Page      ${url}`,
    '  Chat      npm run chat -- "Booking besok jam 10 pagi"',
    `  Webhook   ${webhook}`,
    ...challenge,
    `  State     ${url}/local/state`,
    `  Services  ${[who('WhatsApp', outside.whatsapp), who('DeepSeek', outside.deepseek), who('Google Calendar', outside.google)].join(', ')}`,
    `  Data      ${databaseFile ?? 'in memory, gone with Ctrl-C'}`,
    '',
  ].join('\n');
}
