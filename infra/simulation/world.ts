import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { type Instant, minuteMs } from '#domain/time/instant.ts';
import { createDeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import { createGoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';
import { type AcceptedMessage, createGraphDouble } from '#infra/local/doubles/graph-double.ts';
import { startDynamoEngine } from '#infra/local/engines/dynamodb-engine.ts';
import { studioTable } from '#infra/local/engines/studio-table.ts';
import { createTables } from '#infra/local/engines/tables.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { playModel } from './actors/model.ts';
import { createFaults, type Faults } from './faults.ts';
import { simulatedCalendarSync } from './functions/simulated-calendar.ts';
import { simulatedIngest } from './functions/simulated-ingest.ts';
import type { SimulatedServices } from './functions/simulated-services.ts';
import { createHistory, type History } from './history.ts';
import { type BookingStream, createBookingStream } from './platform/booking-stream.ts';
import { connectEngineWire } from './platform/engine-wire.ts';
import { createFunctionHost } from './platform/function-host.ts';
import type { GateDeps } from './platform/gate.ts';
import { createMetaWebhooks, type MetaWebhooks } from './platform/meta-webhooks.ts';
import { RepeatedReads } from './platform/repeated-reads.ts';
import { openWireStream } from './platform/wire-stream.ts';
import { createRunRecord, type RunRecord } from './run-record.ts';
import { createScheduler } from './scheduler.ts';
import { createRandom } from './seeded-random.ts';
import { type DrawnStudio, drawStudio } from './studio.ts';
import { createQueues, type WorldQueues } from './world-queues.ts';
import { startForgetting, startTimers } from './world-timers.ts';

export interface WorldOptions {
  readonly seed: number;
  readonly messages: number;
  /** Kinds of fault that are left out. */
  readonly without: ReadonlySet<string>;
  /** PEM: one pair serves many worlds. */
  readonly keys: { readonly publicKey: string; readonly privateKey: string };
}

/** A studio with everything around it, in which only the seed decides what happens next. */
export interface World extends GateDeps, DrawnStudio {
  readonly start: Instant;
  readonly engine: DynamoDBClient;
  readonly tableName: string;
  readonly services: SimulatedServices;
  readonly faults: Faults;
  readonly history: History;
  readonly record: RunRecord;
  readonly queues: WorldQueues;
  readonly stream: BookingStream;
  readonly meta: MetaWebhooks;
  /** Somebody did something: the timers go on at their full rate. */
  touch(): void;
  /** Called with each message that WhatsApp took. */
  onAccepted: ((message: AcceptedMessage) => void) | undefined;
  stop(): Promise<void>;
}

const tableName = 'simulation';
const zone = 'Asia/Jakarta';
/** 2 December 2026, a Wednesday, 00:00 in Jakarta. */
const firstDay = Date.parse('2026-12-01T17:00:00Z');

export async function createWorld(options: WorldOptions): Promise<World> {
  const random = createRandom(String(options.seed));
  const start =
    firstDay + random.between(0, 5) * 1_440 * minuteMs + random.between(420, 960) * minuteMs;
  const scheduler = createScheduler(start);
  const history = createHistory();
  const faults = createFaults(random.fork('faults'), start, options.without);
  const deps: GateDeps = { scheduler, history, faults, random };
  const record = createRunRecord();
  const drawn = drawStudio(random.fork('studio'));
  const engine = await startDynamoEngine();
  const [table] = await createTables(engine.client, [{ create: studioTable(tableName, true) }]);
  const wire = await connectEngineWire(engine.endpoint);
  const streamArn = table?.streamArn ?? '';
  const reader = await openWireStream(wire, streamArn);

  const clock = { now: () => scheduler.now() };
  const { phoneNumberId, whatsappToken: token, deepseekKey: apiKey, calendarId } = localValues;
  const graph = createGraphDouble({
    clock,
    phoneNumberId,
    token,
    onMessage: (message) => world.onAccepted?.(message),
  });
  const { publicKey, privateKey } = options.keys;
  let lastActAt = start;
  const services: SimulatedServices = {
    table: { wire, reads: new RepeatedReads(), tableName },
    studio: drawn.studio,
    graph,
    google: createGoogleCalendarDouble({ clock, calendarId, zone, publicKey }),
    deepseek: createDeepseekDouble({ clock, apiKey, answer: playModel(random.fork('model')) }),
    privateKey,
    onWritten: (input) => {
      noteWrite(input, record);
      stream.wake();
    },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    metrics: { count: () => {}, measure: () => {} },
  };
  const calendarSync = createFunctionHost<unknown>(
    { name: 'calendar-sync', timeoutMs: 120_000, create: simulatedCalendarSync(services) },
    deps,
  );
  const stream = createBookingStream({ reader, streamArn, target: calendarSync }, deps);
  const queues = createQueues(services, deps);
  const ingest = createFunctionHost<unknown>(
    { name: 'ingest', timeoutMs: 10_000, create: simulatedIngest(services, queues) },
    deps,
  );
  startTimers(services, () => lastActAt, deps);
  startForgetting(services, deps);
  const world: World = {
    ...deps,
    ...drawn,
    start,
    engine: engine.client,
    tableName,
    services,
    record,
    queues,
    stream,
    meta: createMetaWebhooks(ingest, deps),
    touch() {
      lastActAt = scheduler.now();
    },
    onAccepted: undefined,
    async stop() {
      wire.close();
      await engine.stop();
    },
  };
  return world;
}

const putsSchema = z.object({
  TransactItems: z.array(
    z.object({
      Put: z
        .object({
          Item: z.object({
            entity: z.string(),
            outboundId: z.string().optional(),
            bookingId: z.string().optional(),
            revision: z.number().optional(),
          }),
        })
        .optional(),
    }),
  ),
});

/** Which outbound messages and ledger entries a write brought, in the order of the writes. */
function noteWrite(input: object, { outboundOrder, ledgerOrder }: RunRecord): void {
  const actions = putsSchema.safeParse(input).data?.TransactItems ?? [];
  for (const { Put } of actions) {
    const { entity, outboundId, bookingId, revision } = Put?.Item ?? {};
    const isNew = outboundId !== undefined && !outboundOrder.includes(outboundId);
    if (entity === 'outbound' && isNew) outboundOrder.push(outboundId);
    if (entity === 'ledger') ledgerOrder.push(`${bookingId}/${revision}`);
  }
}
