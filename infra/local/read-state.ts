import { DateTime } from 'luxon';
import { readBooking } from '#adapters/dynamodb/booking-item.ts';
import { readOutbound } from '#adapters/dynamodb/outbound-item.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { AcceptedMessage } from './doubles/graph-double.ts';
import type { OutsideServices } from './outside-services.ts';
import type { LocalState } from './state-schema.ts';
import type { TableItem } from './table-items.ts';

export interface StateSources {
  readonly clock: Clock;
  readonly outside: OutsideServices;
  readonly items: readonly TableItem[];
  readonly inbound: readonly InboundMessage[];
}

/** Everything that there is to see, from the table, the webhook and the doubles. */
export function readState({ clock, outside, items, inbound }: StateSources): LocalState {
  const outbound = items.filter(({ entity }) => entity === 'outbound').map(readOutbound);
  const accepted = outside.whatsapp?.double.accepted;
  const sent = accepted
    ? accepted.map((message) => sentMessage(message, outbound))
    : outbound.map(storedMessage);
  return {
    now: isoFromInstant(clock.now()),
    bookings: bookingsOf(items),
    messages: [...inbound.map(receivedMessage), ...sent.map(byPhone(inbound))]
      // An answer comes after what it answers, though both are of the same second.
      .toSorted((one, other) => one.instant - other.instant)
      .map(({ instant, ...message }) => ({ ...message, at: isoFromInstant(instant) })),
    calendar: calendarOf(outside),
    doubles: {
      whatsapp: outside.whatsapp?.url ?? null,
      deepseek: outside.deepseek?.url ?? null,
      google: outside.google?.url ?? null,
    },
    calendarId: outside.secrets.google.calendar_id,
  };
}

type StateMessage = Omit<LocalState['messages'][number], 'at'> & { readonly instant: Instant };

/** Names a client by the phone, where one is known to belong to the user id that was written to. */
function byPhone(inbound: readonly InboundMessage[]): (message: StateMessage) => StateMessage {
  const phones = new Map(inbound.map(({ sender }) => [sender.userId, sender.phone]));
  return (message) => ({ ...message, client: phones.get(message.client) ?? message.client });
}

function bookingsOf(items: readonly TableItem[]): LocalState['bookings'] {
  return items
    .filter(({ entity }) => entity === 'booking')
    .map(readBooking)
    .toSorted((one, other) => one.startsAt - other.startsAt)
    .map(({ id, clientId, startsAt, endsAt, zone, status, resource, revision, google }) => ({
      ...{ id, clientId, start: localIso(startsAt, zone), end: localIso(endsAt, zone) },
      ...{ status, resource, revision },
      ...(google === undefined ? {} : { googleRevision: google.revision }),
    }));
}

function localIso(instant: Instant, zone: string): string {
  const iso = DateTime.fromMillis(instant, { zone }).toISO({ suppressMilliseconds: true });
  if (iso === null) throw new Error(`no such zone: ${zone}`);
  return iso;
}

function receivedMessage({ sender, sentAt, content }: InboundMessage): StateMessage {
  return {
    direction: 'in',
    client: sender.phone ?? sender.userId ?? '',
    instant: sentAt,
    text: textOf(content),
  };
}

function textOf(content: InboundMessage['content']): string {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'choice':
      return content.title;
    case 'unreadable':
      return `[${content.type}]`;
  }
}

function sentMessage(
  { to, at, rendered, choices, callbackId }: AcceptedMessage,
  outbound: readonly Outbound[],
): StateMessage {
  const stored = outbound.find(({ id }) => id === callbackId);
  // The double shows each choice as a line of its own, at the end.
  const lines = rendered.split('\n');
  return {
    direction: 'out',
    client: to,
    instant: at,
    text: lines.slice(0, lines.length - choices.length).join('\n'),
    ...(choices.length > 0 ? { choices: choices.map(({ title }) => title) } : {}),
    ...(stored === undefined ? {} : { state: stored.state }),
  };
}

/** Where WhatsApp is the real one, what the table says of it is all there is. */
function storedMessage({ to, createdAt, message, state }: Outbound): StateMessage {
  return {
    direction: 'out',
    client: to.phone ?? to.userId ?? '',
    instant: createdAt,
    text: message.body,
    ...(message.choices ? { choices: message.choices.map(({ title }) => title) } : {}),
    state,
  };
}

function calendarOf(outside: OutsideServices): LocalState['calendar'] {
  const events = outside.google?.double.events() ?? [];
  return events
    .filter(({ status }) => status !== 'cancelled')
    .map(({ id, summary, start, end, status }) => ({
      id,
      summary: summary ?? '',
      start: start.dateTime ?? start.date ?? '',
      end: end.dateTime ?? end.date ?? '',
      status,
    }));
}
