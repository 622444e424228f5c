import type { AliasKey } from '#domain/client/client.ts';
import { defaultRetention, type Retention } from '#domain/studio/retention.ts';
import { type Instant, isoFromInstant } from '#domain/time/instant.ts';

/** An item's primary key. */
export interface ItemKey {
  readonly PK: string;
  readonly SK: string;
}

/** The indexes: one consistent (it shares the table's partitions), two sparse ones. */
export const tableIndexes = {
  /** PK + `relevantUntil`: what matters of a client now. */
  relevance: 'relevance',
  /** `dayKey` + `startsAt`: confirmed bookings of a UTC day. */
  byDay: 'by-day',
  /** `pendingKey` + `pendingSince`: messages by when to look at them, bookings that Google lacks. */
  pending: 'pending',
} as const;

/** `relevantUntil` of what never loses its relevance. They sort after every instant. */
export const alwaysRelevant = {
  profile: '~PROFILE',
  conversation: '~CONVERSATION',
  heldMessage: '~HELD',
} as const;

const revisionDigits = 9;

/** How the sort keys of the owner's events begin. */
export const ownerEventPrefix = 'EVENT#';

export type TableKeys = ReturnType<typeof createTableKeys>;

/**
 * Builds every key of one studio's items; no other file knows a prefix. `studioId` holds no `#`. `retention`: how long
 * the items are kept that are written under them.
 */
export function createTableKeys(studioId: string, retention: Retention = defaultRetention) {
  if (studioId === '' || studioId.includes('#'))
    throw new RangeError('a studio id is not empty and holds no #');
  const partition = (rest: string) => `${studioId}#${rest}`;
  const ledger = (bookingId: string) => partition(`BOOKING#${bookingId}`);
  const calendar = (calendarId: string) => partition(`CALENDAR#${calendarId}`);
  const client = (clientId: string) => partition(`CLIENT#${clientId}`);
  return {
    /** The partition of one client: profile, conversation and bookings. */
    client,
    profile: (clientId: string): ItemKey => ({ PK: client(clientId), SK: 'PROFILE' }),
    conversation: (clientId: string): ItemKey => ({ PK: client(clientId), SK: 'CONVERSATION' }),
    booking: (clientId: string, bookingId: string): ItemKey => ({
      PK: client(clientId),
      SK: `BOOKING#${bookingId}`,
    }),
    /** A pointer to a message that waits until its client writes again. */
    heldMessage: (clientId: string, outboundId: string): ItemKey => ({
      PK: client(clientId),
      SK: `HELD#${outboundId}`,
    }),
    /** A pointer to a message that holds words or number of the client. */
    clientMessage: (clientId: string, outboundId: string): ItemKey => ({
      PK: client(clientId),
      SK: `SENT#${outboundId}`,
    }),
    /** That the client's data are to go. */
    erasure: (clientId: string): ItemKey => ({ PK: client(clientId), SK: 'ERASURE' }),
    /** The partition of one resource's cells on one UTC date (`2026-12-03`). */
    cellsOfDate: (resource: string, utcDate: string) => partition(`CELLS#${resource}#${utcDate}`),
    cell: (resource: string, cell: Instant): ItemKey => ({
      PK: partition(`CELLS#${resource}#${utcDateOf(cell)}`),
      SK: isoFromInstant(cell),
    }),
    alias: ({ kind, value }: AliasKey): ItemKey => ({
      PK: partition(`ALIAS#${kind}#${value}`),
      SK: 'ALIAS',
    }),
    inbound: (inboundId: string): ItemKey => ({
      PK: partition(`INBOUND#${inboundId}`),
      SK: 'INBOUND',
    }),
    outbound: (outboundId: string): ItemKey => ({
      PK: partition(`OUTBOUND#${outboundId}`),
      SK: 'OUTBOUND',
    }),
    /** Whose key it is; undefined: no outbound message's. */
    outboundId: (partitionKey: string): string | undefined => {
      const prefix = partition('OUTBOUND#');
      return partitionKey.startsWith(prefix) ? partitionKey.slice(prefix.length) : undefined;
    },
    /** The partition of what happened to one booking. */
    ledger,
    /** How often the model was asked on a day of the studio. */
    modelCalls: (localDate: string): ItemKey => ({
      PK: partition(`MODEL#${localDate}`),
      SK: 'CALLS',
    }),
    /** Padded, so that entries sort by revision. */
    ledgerEntry: (bookingId: string, revision: number): ItemKey => ({
      PK: ledger(bookingId),
      SK: `ENTRY#${String(revision).padStart(revisionDigits, '0')}`,
    }),
    /** The partition of one calendar: how far it was read, and the owner's events in it. */
    calendar,
    ownerEvent: (calendarId: string, eventId: string): ItemKey => ({
      PK: calendar(calendarId),
      SK: `${ownerEventPrefix}${eventId}`,
    }),
    pull: (calendarId: string): ItemKey => ({ PK: calendar(calendarId), SK: 'SYNC' }),
    /** The partition of what the owner is still to hear. */
    owed: partition('OWED'),
    owedWord: (bookingId: string, revision: number): ItemKey => ({
      PK: partition('OWED'),
      SK: `WORD#${bookingId}#${revision}`,
    }),
    /** Which calendars were read. */
    calendars: { PK: partition('CALENDARS'), SK: 'CALENDARS' } satisfies ItemKey,
    /** How often the calendar was called in the present minute. */
    quota: (calendarId: string): ItemKey => ({ PK: calendar(calendarId), SK: 'QUOTA' }),
    /** `dayKey` in the index by day. */
    day: (utcDate: string) => partition(`DAY#${utcDate}`),
    /** `pendingKey` of bookings that Google lacks. */
    pendingCalendar: partition('PENDING#CALENDAR'),
    /** `pendingKey` of messages that may have to be sent. */
    pendingMessages: partition('PENDING#MESSAGES'),
    /** `pendingKey` of words to the owner that her calendar is to say. */
    pendingNotes: partition('PENDING#NOTES'),
    /** `pendingKey` of clients whose data are to go. */
    pendingErasures: partition('PENDING#ERASURES'),
    retention,
  };
}

/** The primary key of an item that was read. */
export function itemKeyOf(item: Readonly<Record<string, unknown>>): ItemKey {
  return { PK: String(item['PK']), SK: String(item['SK']) };
}

/** The date in UTC, `2026-12-03`. */
export function utcDateOf(instant: Instant): string {
  return isoFromInstant(instant).slice(0, 10);
}

/** An item's keys as a stream record has them. */
export type StreamKeys = Readonly<Record<string, { readonly S?: string | undefined }>>;

/** Whose booking an item is, by its key alone; undefined: it is not a booking. */
export function readBookingKeysOf(item: {
  readonly PK?: unknown;
  readonly SK?: unknown;
}): ReturnType<typeof readBookingKeys> {
  return readBookingKeys({ PK: { S: String(item.PK) }, SK: { S: String(item.SK) } });
}

/** Whose booking a stream record is about; undefined: it is not about a booking. */
export function readBookingKeys(
  keys: StreamKeys,
): { readonly clientId: string; readonly bookingId: string } | undefined {
  const clientId = /^[^#]+#CLIENT#(.+)$/.exec(keys['PK']?.S ?? '')?.[1];
  const bookingId = /^BOOKING#(.+)$/.exec(keys['SK']?.S ?? '')?.[1];
  return clientId === undefined || bookingId === undefined ? undefined : { clientId, bookingId };
}
