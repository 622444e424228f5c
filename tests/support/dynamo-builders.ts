import type { Booking, BookingChange } from '#domain/booking/booking.ts';
import type { ConversationState } from '#domain/conversation/state.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { type Instant, instantFromIso, minuteMs } from '#domain/time/instant.ts';
import type { UnitOfWork } from '#ports/turn-store.ts';

/** 1 December 2026, 09:00 in Jakarta: "now" where a test names no other. */
export const someNow = instantFromIso('2026-12-01T02:00:00Z');

/** Ten o'clock in Jakarta two days later. */
export const someStart = instantFromIso('2026-12-03T03:00:00Z');

/** A confirmed new session of 45 minutes, of client `anna`, on the only lane. */
export function aBooking(fields: Partial<Booking> & { minutes?: number } = {}): Booking {
  const { minutes = 45, ...rest } = fields;
  const startsAt = fields.startsAt ?? someStart;
  return {
    id: 'b1',
    clientId: 'anna',
    resource: 'studio',
    startsAt,
    endsAt: startsAt + minutes * minuteMs,
    zone: 'Asia/Jakarta',
    status: 'confirmed',
    revision: 1,
    ...rest,
  };
}

/** The booking moved by some minutes. */
export function moved(booking: Booking, byMinutes: number): Booking {
  return {
    ...booking,
    startsAt: booking.startsAt + byMinutes * minuteMs,
    endsAt: booking.endsAt + byMinutes * minuteMs,
    revision: booking.revision + 1,
  };
}

export function cancelled(booking: Booking, at: Instant = someNow): Booking {
  return {
    ...booking,
    status: 'cancelled',
    revision: booking.revision + 1,
    cancelledAt: at,
    cancelledBy: 'client',
  };
}

export function change(after: Booking, before?: Booking): BookingChange {
  const common = { after, by: 'client', cause: 'wamid.cause', at: someNow } as const;
  return before === undefined ? common : { ...common, before };
}

/** A unit that no message caused. */
export function aUnit(...changes: readonly BookingChange[]): UnitOfWork {
  return { at: someNow, changes };
}

/** A unit that a message of client `anna`, her first, caused. */
export function aTurn(
  fields: Partial<NonNullable<UnitOfWork['turn']>> & {
    readonly inboundId?: string;
    readonly clientId?: string;
    readonly readRevision?: number;
    readonly changes?: readonly BookingChange[];
  } = {},
): UnitOfWork {
  const {
    inboundId = 'wamid.1',
    clientId = 'anna',
    readRevision = 0,
    changes = [],
    ...turn
  } = fields;
  return {
    at: someNow,
    changes,
    turn: {
      inbound: { id: inboundId, clientId, decidedAt: someNow, decision: 'booked' },
      conversation: { readRevision, state: someState },
      ...turn,
    },
  };
}

export const someState: ConversationState = {
  language: 'id',
  lastSentAt: someNow,
  misunderstood: 0,
  explained: [],
};

export function anOutbound(fields: Partial<Outbound> = {}): Outbound {
  return {
    id: 'out1',
    audience: 'client',
    clientId: 'anna',
    cause: 'wamid.1',
    to: { phone: '+6281234567890' },
    message: { body: 'Jadi: besok jam 10.', choices: [{ id: 'c1', title: 'Batal' }] },
    state: 'sending',
    leaseUntil: someNow + 17_000,
    attempts: 1,
    createdAt: someNow,
    ...fields,
  };
}
