import { readStudioFile } from '#adapters/studio/read-studio-file.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import type { InboundContent, InboundMessage, Sender } from '#domain/conversation/message.ts';
import { renderReplies } from '#domain/conversation/render-reply.ts';
import type { DeliveryEvent } from '#domain/delivery/delivery-event.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { createGraphDouble, type GraphDouble } from '#infra/local/doubles/graph-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { createLocalClock, type LocalClock } from '#infra/local/local-clock.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { Messenger } from '#ports/messenger.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import type { TurnTrace } from '#ports/turn-trace.ts';
import { freshStores } from '#tests/support/dynamo-stores.ts';
import { scanAll } from '#tests/support/dynamo-table.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createFollowClient } from '#use-cases/follow-client.ts';
import { createHandleMessage, type Handled } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import { createRecordStatus } from '#use-cases/record-status.ts';
import { createSendLeft } from '#use-cases/send-left.ts';

/** Wednesday, 09:00 in Jakarta. */
export const wednesdayMorning = instantFromIso('2026-12-02T09:00:00+07:00');

/** The studio of the owner's file: 45 minutes, Monday to Saturday, closed from 12:00 to 13:00. */
export const jakartaStudio = readStudioFile('studio_config.json');

/** A client as WhatsApp knows one, the `index`th. */
export function person(index: number): Sender & { phone: string; userId: string } {
  return {
    phone: `+62812${String(index).padStart(8, '0')}`,
    userId: `ID.1349${String(index).padStart(8, '0')}`,
    name: 'Dewi',
  };
}

let lastId = 0;

/** Ids in order, so that a run is like every other. The first twelve digits differ, as those of random ones do. */
function nextId(): string {
  lastId += 1;
  return lastId.toString(16).padStart(12, '0').padEnd(32, '0');
}

export interface WorldOptions {
  readonly studio?: Studio;
  readonly stores?: Awaited<ReturnType<typeof freshStores>>;
  readonly now?: number;
  /** How long WhatsApp's answer is waited for, for tests in which none comes. */
  readonly sendTimeoutMs?: number;
}

/** The real conversation on the real engine, with a clock that stands still and WhatsApp in process. */
export async function createWorld(options: WorldOptions = {}) {
  const stores = options.stores ?? (await freshStores());
  const clock = createLocalClock({ start: options.now ?? wednesdayMorning, frozen: true });
  const graph = createGraphDouble({
    clock,
    phoneNumberId: localValues.phoneNumberId,
    token: localValues.whatsappToken,
  });
  const messenger = createWhatsappMessenger({
    fetch: inProcessFetch(graph),
    apiUrl: 'http://graph.local/v25.0',
    access: async () => ({
      token: localValues.whatsappToken,
      phoneNumberId: localValues.phoneNumberId,
    }),
    ...(options.sendTimeoutMs === undefined ? {} : { sendTimeoutMs: options.sendTimeoutMs }),
  });
  const studio = options.studio ?? jakartaStudio;

  const reported: DeliveryEvent[] = [];

  function delivery(parts: { messenger?: Messenger; studio?: Studio } = {}) {
    return createDeliverReply({
      outbox: stores.outbox,
      messenger,
      studio,
      ...parts,
      ...{ clock, ids: { next: nextId }, random: () => 0.5 },
      report: (event) => reported.push(event),
    });
  }

  /** What a run of housekeeping does, a minute after the last thing that happened. */
  async function housekeep() {
    clock.advance(60_000);
    const faults: unknown[] = [];
    const sendLeft = createSendLeft({ outbox: stores.outbox, deliver: delivery(), clock });
    const report = await sendLeft((_, fault) => faults.push(fault));
    return { ...report, faults };
  }

  const apologise = createApologise({
    ...{ studio, clock, turns: stores.turns, deliver: delivery(), ids: { next: nextId } },
  });

  const followClient = createFollowClient({ turns: stores.turns, clock });

  const recordStatus = createRecordStatus({
    ...{ outbox: stores.outbox, clock, ids: { next: nextId }, studio, random: () => 0.5 },
    report: (event) => reported.push(event),
  });

  /** Another instance of the function; what it is given takes the place of the usual. */
  function handler(
    parts: {
      turns?: TurnStore;
      messenger?: Messenger;
      studio?: Studio;
      readWords?: ReturnType<typeof createReadWords>;
      trace?: TurnTrace;
    } = {},
  ) {
    const sends = parts.messenger ?? messenger;
    return createHandleMessage({
      studio: parts.studio ?? studio,
      turns: parts.turns ?? stores.turns,
      messenger: sends,
      deliver: delivery({ messenger: sends, studio: parts.studio ?? studio }),
      readWords:
        parts.readWords ??
        createReadWords({
          studio: parts.studio ?? studio,
          reader: 'grammar',
          model: async () => undefined,
        }),
      clock,
      ids: { next: nextId },
      trace: parts.trace,
    });
  }

  const handle = handler();
  return {
    ...{ stores, clock, graph, messenger, studio, handler, handle },
    ...{ delivery, housekeep, apologise, followClient, recordStatus, reported },
    /** One message of one person, now unless told otherwise; WhatsApp knows of it. */
    message: (from: Sender, content: string | InboundContent, fields: MessageFields = {}) =>
      messageFrom(graph, clock, from, content, fields),
    /** Sends a message and returns what the person is told. */
    async say(from: Sender, content: string | InboundContent, fields: MessageFields = {}) {
      const heard = graph.accepted.length;
      await handle(messageFrom(graph, clock, from, content, fields));
      return graph.accepted.slice(heard).map(({ rendered }) => rendered);
    },
    bookings: () => bookingsIn(stores),
    entities: async (entity: string) =>
      (await scanAll(stores.table)).filter((item) => item.entity === entity),
  };
}

export type World = Awaited<ReturnType<typeof createWorld>>;

interface MessageFields {
  readonly id?: string;
  readonly sentAt?: number;
}

function messageFrom(
  graph: GraphDouble,
  clock: LocalClock,
  from: Sender,
  content: string | InboundContent,
  { id = `wamid.${nextId()}`, sentAt = clock.now() }: MessageFields,
): InboundMessage {
  graph.noteInbound(id, from, sentAt);
  return {
    id,
    sender: from,
    sentAt,
    content: typeof content === 'string' ? { kind: 'text', text: content } : content,
  };
}

/** Every booking of the table, as `2026-12-03T03:00:00Z confirmed`, by start. */
async function bookingsIn(stores: Awaited<ReturnType<typeof freshStores>>): Promise<string[]> {
  const items = await scanAll(stores.table);
  return items
    .filter((item) => item.entity === 'booking')
    .map((item) => `${item.startsAt} ${item.status}`)
    .sort();
}

/** What a client of the usual studio is told of a session that was booked. */
export function bookedAt(...starts: readonly string[]): string {
  const reply = { kind: 'booked', starts: starts.map(instantFromIso) } as const;
  return renderReplies([reply], 'id', jakartaStudio)?.body ?? '';
}

/** What is said of Thursday at ten when somebody else has it, and what is free instead. */
export const saysTaken =
  /Kamis, 3 Desember 2026 pukul 10\.00 sudah (?:penuh|terisi).*kosong.*\n\d/s;

/** Messages handled, by what was decided: `{ booked: 1, refused: 199 }`. */
export function decisionsOf(handled: readonly Handled[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { decision } of handled) counts[decision] = (counts[decision] ?? 0) + 1;
  return counts;
}
