import type { Instant } from '#domain/time/instant.ts';

/** Who made a change: the client on a channel, the owner in her calendar, or CoreSync itself. */
export type Actor = 'client' | 'owner' | 'system';

/** What the booking's event in Google Calendar was last known to say, by our own hand or by the owner's. */
export interface GoogleCopy {
  readonly eventId: string;
  /** The booking revision that Google holds. */
  readonly revision: number;
  readonly etag: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One session of one client on one resource. Times are instants; `zone` is the studio's when it was made. */
export interface Booking {
  /** Opaque, 32 lower-case hex digits (so that a Google event id can be derived from it). */
  readonly id: string;
  readonly clientId: string;
  readonly resource: string;
  readonly startsAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
  readonly zone: string;
  readonly status: 'confirmed' | 'cancelled';
  /** 1 when made, one more with each change of time or status; never changed by calendar-sync. */
  readonly revision: number;
  readonly cancelledAt?: Instant;
  readonly cancelledBy?: Actor;
  readonly google?: GoogleCopy;
  /** How often `google` was written; absent: never. Who writes it does so under the count that was read. */
  readonly marks?: number;
}

/** A change of one booking as data. No `before`: it is new. The store derives cells and ledger from it. */
export interface BookingChange {
  readonly before?: Booking;
  readonly after: Booking;
  readonly by: Actor;
  /** The inbound message or calendar change that caused it. */
  readonly cause: string;
  readonly at: Instant;
  /** The event as it was seen, where the change is taken over from it; `gone`: she deleted it. */
  readonly seen?: GoogleCopy | 'gone';
}
