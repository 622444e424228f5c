import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import { createActivity } from './activity.ts';
import type { Assembly } from './assembly.ts';
import type { RecordCall } from './engines/call-recorder.ts';
import { createHttpApi } from './event-sources/http-api.ts';
import { startEventSources } from './event-sources/start-event-sources.ts';
import type { StreamPoller } from './event-sources/stream-poller.ts';
import { startTimers } from './event-sources/timers.ts';
import type { LocalClock } from './local-clock.ts';
import type { LocalLog } from './local-log.ts';
import type { OutsideServices } from './outside-services.ts';
import { createTurnLog } from './page/turn-log.ts';
import { createPools } from './pools.ts';
import { readState } from './read-state.ts';
import { poolOf } from './runtime/function-pool.ts';
import type { StepTold } from './runtime/protocol.ts';
import { serveStack } from './serve-stack.ts';
import { settle } from './settle.ts';
import type { LocalState } from './state-schema.ts';
import { scanTable, type TableItem } from './table-items.ts';
import { recordWebhooks } from './webhook-record.ts';
import { startWiredEngines } from './wired-engines.ts';

export interface LocalStackOptions {
  readonly assembly: Assembly;
  readonly clock: LocalClock;
  /** Not stopped with the stack: whoever started them reads them afterwards. */
  readonly outside: OutsideServices;
  /** 0: any free one. Default 0. */
  readonly port?: number;
  /** Absent: in memory. */
  readonly databaseFile?: string;
  /** Serves the studio's page, and sees to what it shows: steps of turns, statuses of messages. Default: none. */
  readonly page?: { readonly studio: Studio };
  /** Default: nothing is said. */
  readonly log?: LocalLog;
  /** Told when an engine ended by itself, after which nothing works. Default: it is logged. */
  readonly onCrash?: (message: string) => void;
  /** Told each call of a function to AWS. */
  readonly recordCall?: RecordCall;
  /** Told each line that a function prints, as it is. */
  readonly onOutput?: (functionName: string, line: string) => void;
}

export interface LocalQueues {
  readonly endpoint: string;
  readonly queues: readonly { readonly name: string; readonly url: string }[];
}

/** The deployed thing, running on this machine. */
export interface LocalStack {
  /** `http://127.0.0.1:<port>`; the webhook's path comes from the template. */
  readonly url: string;
  /** The paths of the template's routes, `POST /whatsapp/webhook`. */
  readonly routes: readonly string[];
  /** Resolves when nothing runs and nothing is left to run. @throws Error after `timeoutMs` (default 30 s). */
  settled(options?: { readonly timeoutMs?: number }): Promise<void>;
  /** The queues that it runs on, for whoever looks into them. */
  readonly queues: LocalQueues;
  /** All items of all tables. */
  tableItems(): Promise<TableItem[]>;
  state(): Promise<LocalState>;
  /** Moves the clock of everything, and resolves when what fell due has run. */
  advanceClock(byMs: number): Promise<void>;
  setClock(to: Instant): Promise<void>;
  /** Resolves when no process, port or timer of the stack is left. */
  stop(): Promise<void>;
}

const defaultSettleMs = 30_000;

/** Starts engines, functions and event sources as the template has them. What was started is stopped when a part fails. */
export async function startLocalStack(options: LocalStackOptions): Promise<LocalStack> {
  const closers: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await start(options, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalStackOptions,
  closers: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<LocalStack> {
  const { clock, outside, log = () => {} } = options;
  const say = (text: string) => log({ level: 'error', source: 'local', text });
  const { assembly, databaseFile, recordCall, onCrash = say, onOutput } = options;
  const { engines, wiring } = await startWiredEngines({
    ...{ assembly, outside, closers, onCrash, databaseFile, recordCall },
  });
  for (const resource of wiring.notRun) {
    log({ level: 'warn', source: 'local', text: `not run on one machine: ${resource}` });
  }
  const activity = createActivity();
  const streams: StreamPoller[] = [];
  const turns = options.page && createTurnLog();
  const onActivity = () => {
    activity.note();
    for (const stream of streams) stream.nudge();
  };
  const onStep = turns && ((step: StepTold) => turns.note(step));
  const pools = createPools(wiring.functions, { clock, log, onActivity, onOutput, onStep });
  closers.push(async () => {
    await Promise.all([...pools.values()].map((pool) => pool.stop()));
  });
  await Promise.all([...pools.values()].map((pool) => pool.warm()));
  await startEventSources(wiring, engines, pools, streams, options, closers);

  const webhooks = recordWebhooks(
    createHttpApi({
      routes: wiring.routes.map(({ key, functionArn }) => ({
        key,
        target: poolOf(pools, functionArn),
      })),
      now: () => clock.now(),
    }),
    outside.whatsapp?.double,
  );
  const readQueues = new Set(wiring.queueMappings.map(({ mapping }) => mapping.queueArn));
  const settled: LocalStack['settled'] = ({ timeoutMs = defaultSettleMs } = {}) =>
    settle(
      {
        activity,
        streams,
        pools: [...pools.values()],
        sqs: engines.sqs,
        queueNames: wiring.queues.filter(({ arn }) => readQueues.has(arn)).map(({ name }) => name),
        requestsInFlight: webhooks.inFlight,
      },
      timeoutMs,
    );
  const tableItems = async () => {
    const scans = wiring.tables.map(({ name }) => scanTable(engines.dynamo.client, name));
    return (await Promise.all(scans)).flat();
  };
  const timers = startTimers(
    wiring.timers.map(({ functionArn, ...timer }) => ({
      ...timer,
      target: poolOf(pools, functionArn),
    })),
    clock,
  );
  closers.push(async () => timers.stop());
  const runDue = async () => {
    await settled();
    await timers.runDue(() => settled());
  };
  const stack = {
    queues: { endpoint: engines.sqs.endpoint, queues: wiring.queues },
    routes: wiring.routes.map(({ key }) => key),
    settled,
    tableItems,
    state: async () =>
      readState({ clock, outside, items: await tableItems(), inbound: webhooks.messages() }),
    async advanceClock(byMs: number) {
      clock.advance(byMs);
      await runDue();
    },
    async setClock(to: Instant) {
      clock.set(to);
      await runDue();
    },
    stop,
  };
  const url = await serveStack({
    ...{ options, stack, engines, wiring, turns, closers, activity, pools, webhooks },
    items: tableItems,
  });
  return { url, ...stack };
}
