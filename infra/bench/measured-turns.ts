import { randomUUID } from 'node:crypto';
import { playConversation } from '#infra/replay/play-conversation.ts';
import { startReplayHost } from '#infra/replay/replay-host.ts';
import type { ReplayTurn } from '#infra/replay/replay-schema.ts';
import { createReplayWorld, type ReplayHost } from '#infra/replay/replay-world.ts';
import type { TurnStep } from '#ports/turn-trace.ts';
import { meterTable, type TableMeter, type TableUse } from './table-meter.ts';
import { threadMs } from './thread-time.ts';

/** One message's way through the real use cases and adapters, on the local engine. */
export interface MeasuredTurn {
  /** What the client did. */
  readonly name: string;
  readonly use: TableUse;
  /** What this thread computed, the doubles' part with it; in steps of a few milliseconds, see `threadMs`. */
  readonly threadMs: number;
  /** Without the time in which the engine had something to do. */
  readonly ownMs: number;
  /** Our own time up to each step that was told. */
  readonly steps: Readonly<Partial<Record<TurnStep['kind'], number>>>;
  readonly messagesSent: number;
  readonly modelCalls: number;
}

/** A client who books, moves, asks, cancels and takes back; another whose words leave something open. */
export const benchConversations: readonly (readonly [name: string, turn: ReplayTurn][])[] = [
  [
    ['greets', 'halo'],
    ['books', 'Booking besok jam 10 pagi'],
    ['moves', 'Pindah ke jam 3 sore'],
    ['asks for the bookings', 'jadwal saya apa?'],
    ['cancels', 'Batalkan booking saya'],
    ['takes back by a tap', { tap: 'Kembalikan' }],
  ],
  [
    ['names a day only', 'booking besok'],
    ['names a closed hour', 'jam 9 malam'],
    ['asks what is free', 'ada yang kosong minggu depan?'],
    ['books in English', 'can I book tomorrow at 2pm please'],
  ],
];

const now = '2026-12-01T09:00:00+07:00';

export interface TurnBench {
  /** Plays the conversations once, each in a world of its own. */
  play(): Promise<MeasuredTurn[]>;
  readonly host: ReplayHost;
  readonly meter: TableMeter;
  stop(): Promise<void>;
}

export async function startTurnBench(studioFile: string): Promise<TurnBench> {
  const host = await startReplayHost({ studioFile, reader: 'auto' });
  const meter = meterTable(host.client);
  return {
    host,
    meter,
    async play() {
      const played: MeasuredTurn[] = [];
      for (const turns of benchConversations) played.push(...(await playOne(host, meter, turns)));
      return played;
    },
    stop: () => host.stop(),
  };
}

async function playOne(
  host: ReplayHost,
  meter: TableMeter,
  turns: readonly (readonly [name: string, turn: ReplayTurn])[],
): Promise<MeasuredTurn[]> {
  const line = { id: randomUUID(), now, given: [], turns: turns.map(([, turn]) => turn) };
  const clock = stepClock(meter);
  const world = await createReplayWorld(
    { ...host, trace: (_, { kind }) => clock.note(kind) },
    line,
  );
  const measured: MeasuredTurn[] = [];
  const sent = () => world.graph.accepted.length;
  await playConversation(line, {
    ...world,
    async deliver(webhook) {
      meter.take();
      const [sentBefore, callsBefore] = [sent(), world.deepseek.calls];
      const computedBefore = threadMs();
      clock.start();
      await world.deliver(webhook);
      const { ownMs, steps } = clock.stop();
      const computedMs = threadMs() - computedBefore;
      measured.push({
        name: turns[measured.length]?.[0] ?? '',
        ...{ use: meter.take(), threadMs: computedMs, ownMs, steps },
        messagesSent: sent() - sentBefore,
        modelCalls: world.deepseek.calls - callsBefore,
      });
    },
  });
  return measured;
}

/** Splits a turn's time by its steps, leaving out what the engine took. */
function stepClock(meter: TableMeter) {
  let last = 0;
  let steps: Partial<Record<TurnStep['kind'], number>> = {};
  const own = () => performance.now() - meter.engineMs();
  return {
    start() {
      steps = {};
      last = own();
    },
    note(kind: TurnStep['kind']) {
      const current = own();
      steps[kind] = (steps[kind] ?? 0) + current - last;
      last = current;
    },
    stop() {
      const ownMs = Object.values(steps).reduce((total, ms) => total + ms, 0) + own() - last;
      return { ownMs, steps };
    },
  };
}
