import { readBooking } from '#adapters/dynamodb/booking-item.ts';
import { readOutbound } from '#adapters/dynamodb/outbound-item.ts';
import { readProfile } from '#adapters/dynamodb/profile-item.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { GraphDouble } from '../doubles/graph-double.ts';
import type { OutsideServices } from '../outside-services.ts';
import type { TableItem } from '../table-items.ts';
import type { PageClients } from './page-clients.ts';
import { pageEvents } from './page-events.ts';
import { pageMessages } from './page-messages.ts';
import { pageStudio } from './page-studio.ts';
import type { PageView } from './page-view.ts';
import type { StatusWebhooks } from './status-webhooks.ts';
import type { TroubleSwitches } from './trouble.ts';
import type { TurnLog } from './turn-log.ts';
import { wallTime } from './wall-clock.ts';

export interface ViewSources {
  readonly now: Instant;
  readonly studio: Studio;
  readonly outside: OutsideServices;
  readonly items: readonly TableItem[];
  readonly inbound: readonly InboundMessage[];
  readonly clients: PageClients;
  readonly statuses?: StatusWebhooks;
  readonly postedAt: (messageId: string) => Instant | undefined;
  readonly turns: TurnLog;
  readonly trouble: TroubleSwitches;
}

/** WhatsApp's own limit of how long typing is shown. */
const typingMs = 25_000;

/** Everything that the page shows, from the table, the webhook and the doubles. */
export function buildView(sources: ViewSources): PageView {
  const { now, studio, outside, items, inbound, clients } = sources;
  const { zone } = studio;
  const { whatsapp, deepseek, google } = outside;
  const ofEntity = (entity: string) => items.filter((item) => item.entity === entity);
  return {
    now: wallTime(zone, now),
    clockMoves: [whatsapp, deepseek, google].every((service) => service !== undefined),
    played: {
      whatsapp: whatsapp !== undefined,
      deepseek: deepseek !== undefined,
      google: google !== undefined,
    },
    calendarId: outside.secrets.google.calendar_id,
    studio: pageStudio(studio),
    clients: clients.all(inbound),
    messages: pageMessages({
      ...{ zone, inbound, graph: whatsapp?.double },
      ...{ statuses: sources.statuses, turns: sources.turns, postedAt: sources.postedAt },
      outbound: ofEntity('outbound').map(readOutbound),
    }),
    typing: typingTo(whatsapp?.double, inbound, now),
    events: pageEvents(
      ofEntity('booking').map(readBooking),
      ofEntity('profile').map(readProfile),
      google?.double.events(),
      zone,
    ),
    trouble: sources.trouble.current(),
  };
}

/** Typing is shown from the request for it until the next message, or until it wears off. */
function typingTo(
  graph: GraphDouble | undefined,
  inbound: readonly InboundMessage[],
  now: Instant,
): string[] {
  const senders = new Map(inbound.map(({ id, sender }) => [id, sender.phone ?? '']));
  const shown = (graph?.reads ?? []).filter(({ typing, at }) => typing && now - at < typingMs);
  return shown.flatMap(({ wamid, at }) => {
    const client = senders.get(wamid);
    const isAnswered = graph?.accepted.some((message) => message.to === client && message.at >= at);
    return client === undefined || isAnswered ? [] : [client];
  });
}
