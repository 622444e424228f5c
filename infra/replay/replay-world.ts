import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import { readWebhook } from '#adapters/whatsapp/webhook-messages.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { instantFromIso, minuteMs } from '#domain/time/instant.ts';
import { createDeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import { createGraphDouble } from '#infra/local/doubles/graph-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { playedClient, type SeenBooking, type Stage } from '#infra/replay/play-conversation.ts';
import type { ReplayLine } from '#infra/replay/replay-schema.ts';
import { instantOfClockTime } from '#infra/replay/studio-time-text.ts';
import type { LanguageModel } from '#ports/language-model.ts';
import type { TurnStore, UnitOfWork } from '#ports/turn-store.ts';
import type { TurnTrace } from '#ports/turn-trace.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createHandleMessage } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';

export type ReaderOption = 'auto' | 'grammar' | 'deepseek' | 'both';

export interface ReplayHost {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly studio: Studio;
  readonly reader: ReaderOption;
  /** A real key puts the real DeepSeek in its double's place. */
  readonly deepseekKey?: string;
  /** Told of each step of each turn. Default: nobody. */
  readonly trace?: TurnTrace;
  /** Default: one of its own for each world. */
  readonly studioId?: string;
}

const deepseekUrl = 'https://api.deepseek.com';

/**
 * An isolated world for one conversation: a studio of its own in the shared table, the real use cases and
 * adapters, doubles in process. No stream runs: the local engine slows as its stream log grows.
 */
export async function createReplayWorld(host: ReplayHost, line: ReplayLine): Promise<Stage> {
  const { studio } = host;
  const clock = createLocalClock({ start: instantFromIso(line.now), frozen: true });
  const graph = createGraphDouble({
    clock,
    phoneNumberId: localValues.phoneNumberId,
    token: localValues.whatsappToken,
  });
  const deepseek = createDeepseekDouble({ clock, apiKey: localValues.deepseekKey });
  const table = {
    client: host.client,
    tableName: host.tableName,
    studioId: host.studioId ?? `replay-${randomUUID()}`,
  };
  const turns = createDynamoTurnStore({
    ...table,
    random: Math.random,
    wait: async (milliseconds) => wait(milliseconds),
  });
  const messenger = createWhatsappMessenger({
    fetch: inProcessFetch(graph),
    apiUrl: 'http://graph.local/v25.0',
    access: async () => ({
      token: localValues.whatsappToken,
      phoneNumberId: localValues.phoneNumberId,
    }),
  });
  const isScripted = line.turns.some((turn) => typeof turn === 'object' && 'model' in turn);
  const model = modelOf(host, isScripted, inProcessFetch(deepseek));
  const handleMessage = createHandleMessage({
    studio,
    turns,
    messenger,
    deliver: createDeliverReply({
      outbox: createDynamoOutbox(table),
      ...{ messenger, clock, studio, ids: { next: freshId }, random: () => 0.5 },
    }),
    readWords: createReadWords({
      studio,
      ...(host.reader === 'auto' ? {} : { reader: host.reader }),
      model: async () => model,
    }),
    clock,
    ids: { next: freshId },
    ...(host.trace === undefined ? {} : { trace: host.trace }),
  });
  const clients = await placeGiven(turns, studio, line);
  return {
    clock,
    zone: studio.zone,
    graph,
    deepseek,
    async deliver(webhook) {
      const read = readWebhook(webhook);
      if (read.kind === 'foreign') return;
      for (const delivery of read.deliveries) {
        for (const message of delivery.messages) {
          // Through the queue's own spelling, so that nothing passes that a queue would lose.
          await handleMessage(parseInboundMessage(JSON.stringify(message)));
        }
      }
    },
    async afterMove() {},
    bookings: () => seenBookings(turns, clients, instantFromIso(line.now)),
  };
}

function modelOf(
  host: ReplayHost,
  isScripted: boolean,
  doubleFetch: typeof fetch,
): LanguageModel | undefined {
  const isReal = host.deepseekKey !== undefined && !isScripted;
  if (host.reader === 'grammar' || (!isReal && !isScripted)) return undefined;
  const apiKey = isReal ? host.deepseekKey : localValues.deepseekKey;
  return createDeepseekLanguageModel({
    apiUrl: isReal ? deepseekUrl : 'http://deepseek.local',
    apiKey: async () => apiKey,
    userId: 'replay',
    fetch: isReal ? globalThis.fetch : doubleFetch,
  });
}

function freshId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Writes the bookings that the line gives, each by a client who exists. */
async function placeGiven(
  turns: TurnStore,
  studio: Studio,
  line: ReplayLine,
): Promise<{ self: () => Promise<string | undefined>; others: readonly string[] }> {
  const at = instantFromIso(line.now);
  const known = { self: freshId(), isWritten: false };
  const others: string[] = [];
  for (const [index, { start, client }] of line.given.entries()) {
    const clientId = client === 'self' ? known.self : freshId();
    if (client === 'other') others.push(clientId);
    const change = givenChange(studio, clientId, start, at);
    const isFirst = client === 'self' && !known.isWritten;
    if (isFirst) known.isWritten = true;
    const outcome = await turns.commit({
      at,
      changes: [change],
      ...(isFirst ? { turn: firstTurn(clientId, `given-${index}`, at) } : {}),
    });
    if (outcome.kind !== 'committed') {
      throw new RangeError(`the given booking at ${start} cannot be placed: ${outcome.kind}`);
    }
  }
  let found: string | undefined = known.isWritten ? known.self : undefined;
  return {
    others,
    async self() {
      found ??= (await turns.recall('none', playedClient)).phoneAlias?.clientId;
      return found;
    },
  };
}

function givenChange(studio: Studio, clientId: string, start: string, at: number): BookingChange {
  const startsAt = instantOfClockTime(studio.zone, start);
  const booking: Booking = {
    id: freshId(),
    clientId,
    resource: studio.lanes[0]?.id ?? 'studio',
    startsAt,
    endsAt: startsAt + studio.sessionMinutes * minuteMs,
    zone: studio.zone,
    status: 'confirmed',
    revision: 1,
  };
  return { after: booking, by: 'system', cause: 'given', at };
}

/** The played client is known already when something is given of theirs. */
function firstTurn(
  clientId: string,
  inboundId: string,
  at: number,
): NonNullable<UnitOfWork['turn']> {
  const { phone, userId, name } = playedClient;
  const aliases = [
    { kind: 'user-id', value: userId, clientId },
    { kind: 'phone', value: phone, clientId, pairedWith: userId },
  ] as const;
  return {
    inbound: { id: inboundId, clientId, decidedAt: at, decision: 'given' },
    conversation: {
      readRevision: 0,
      state: { language: 'id', lastSentAt: 0, misunderstood: 0, explained: [] },
    },
    client: {
      profile: {
        clientId,
        name,
        aliases: aliases.map(({ kind, value }) => ({ kind, value })),
        createdAt: at,
      },
      aliases: aliases.map((alias) => ({ alias })),
    },
  };
}

async function seenBookings(
  turns: TurnStore,
  clients: { self: () => Promise<string | undefined>; others: readonly string[] },
  since: number,
): Promise<SeenBooking[]> {
  const self = await clients.self();
  const read = async (clientId: string, client: 'self' | 'other'): Promise<SeenBooking[]> =>
    (await turns.loadClient(clientId, since)).bookings.map(({ id, startsAt, status }) => ({
      id,
      client,
      startsAt,
      status,
    }));
  const all = await Promise.all([
    ...(self === undefined ? [] : [read(self, 'self')]),
    ...clients.others.map((clientId) => read(clientId, 'other')),
  ]);
  return all.flat();
}
