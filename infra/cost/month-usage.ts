import type { MeasuredTurn } from '#infra/bench/measured-turns.ts';
import {
  idleReceivesPerQueueMonth,
  latency,
  logBytesPerInvocation,
  metrics,
  minutesPerMonth,
  modelShare,
  modelTokens,
  statusesPerMessage,
  storedBytes,
  turnKeptMonths,
  turnsPerBooking,
} from './assumptions.ts';
import type { MeasuredTasks } from './measured-tasks.ts';

/** The size of a studio: who writes, and what is booked in a month. */
export interface StudioSize {
  readonly clients: number;
  readonly bookings: number;
}

/** What is deployed, read from the template. */
export interface DeployedShape {
  readonly memoryMb: Readonly<Record<string, number>>;
  readonly timers: readonly { readonly functionName: string; readonly everyMinutes: number }[];
  readonly queuesRead: number;
  readonly secrets: number;
}

/** What is used in a month. */
export interface MonthUsage {
  readonly apiRequests: number;
  readonly invocations: number;
  readonly gbSeconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly queueRequests: number;
  readonly storedGb: number;
  readonly logGb: number;
  readonly secrets: number;
  /** A metric is paid for in the hours in which it was written. */
  readonly metricMonths: number;
  readonly modelCalls: number;
  readonly tokens: { readonly cached: number; readonly fresh: number; readonly output: number };
  readonly messagesSent: number;
}

const gigabyte = 1_000_000_000;
const hoursPerMonth = 720;
/** SQS requests of one message: sent, received, deleted. */
const requestsPerQueued = 3;
const defaultMemoryMb = 512;

/** What was measured here and now. */
export interface Measured {
  readonly turns: readonly MeasuredTurn[];
  readonly tasks: MeasuredTasks;
}

/** From what turns were measured to do, and the assumptions about who writes what. */
export function monthUsage(
  { turns, tasks }: Measured,
  { memoryMb, timers, queuesRead, secrets }: DeployedShape,
  { clients, bookings }: StudioSize,
): MonthUsage {
  const each = Object.entries(turnsPerBooking).map(([name, perBooking]) => {
    const turn = turns.find((one) => one.name === name);
    if (turn === undefined) throw new RangeError(`no turn was measured that ${name}`);
    return { turn, count: perBooking * bookings };
  });
  const total = (of: (turn: MeasuredTurn) => number): number =>
    each.reduce((sum, { turn, count }) => sum + count * of(turn), 0);
  const messagesIn = total(() => 1);
  const messagesSent = total((turn) => turn.messagesSent);
  const statuses = messagesSent * statusesPerMessage;
  const modelCalls = messagesIn * modelShare;
  const changes = total((turn) => (changingTurns.has(turn.name) ? 1 : 0));
  const ticks = timers.map(({ functionName, everyMinutes }) => ({
    functionName,
    count: minutesPerMonth / everyMinutes,
  }));
  const ticksInAll = ticks.reduce((sum, { count }) => sum + count, 0);
  const gbSecondsOf = (functionName: string, ms: number) =>
    ((memoryMb[functionName] ?? defaultMemoryMb) / 1024) * (ms / 1000);

  return {
    apiRequests: messagesIn + statuses,
    invocations: messagesIn * 2 + statuses * 2 + changes + ticksInAll,
    gbSeconds:
      gbSecondsOf('ingest', (messagesIn + statuses) * (latency.ingestOwn + latency.queueCall)) +
      gbSecondsOf('conversation', total(turnMs) + modelCalls * latency.modelCall) +
      gbSecondsOf('delivery', statuses * 2 * latency.tableCall) +
      gbSecondsOf('calendar-sync', changes * (2 * latency.tableCall + 2 * latency.googleCall)) +
      ticks.reduce(
        (sum, { functionName, count }) =>
          sum + gbSecondsOf(functionName, count * latency.idleTimer),
        0,
      ),
    readUnits:
      total(({ use }) => use.readUnits) +
      statuses * tasks.status.readUnits +
      changes * tasks.sync.readUnits +
      ticksInAll * tasks.timer.readUnits,
    writeUnits:
      total(({ use }) => use.writeUnits) +
      statuses * tasks.status.writeUnits +
      changes * tasks.sync.writeUnits,
    queueRequests:
      (messagesIn + statuses) * requestsPerQueued + queuesRead * idleReceivesPerQueueMonth,
    storedGb:
      (clients * storedBytes.client +
        bookings * 12 * storedBytes.booking +
        messagesIn * turnKeptMonths * storedBytes.turn) /
      gigabyte,
    logGb: ((messagesIn * 2 + statuses * 2 + ticksInAll) * logBytesPerInvocation) / gigabyte,
    secrets,
    metricMonths: metrics * Math.min(1, messagesIn / hoursPerMonth),
    modelCalls,
    tokens: {
      cached: modelCalls * modelTokens.cached,
      fresh: modelCalls * modelTokens.fresh,
      output: modelCalls * modelTokens.output,
    },
    messagesSent,
  };
}

/** The turns after which the calendar is written. */
const changingTurns: ReadonlySet<string> = new Set(['books', 'moves', 'cancels']);

/** How long the function waits and works: our own time as measured here, calls as they last on AWS. */
function turnMs({ use, ownMs }: MeasuredTurn): number {
  return ownMs + (use.sequentialReads + use.writes) * latency.tableCall + latency.whatsappCall;
}
