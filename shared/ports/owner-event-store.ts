import type { CellPlace } from '#domain/calendar/held-cells.ts';
import type { OwnerTime } from '#domain/calendar/owner-time.ts';
import type { Instant } from '#domain/time/instant.ts';

/** An event of the owner's that takes time, as it was laid out last. */
export interface OwnerEvent {
  readonly eventId: string;
  /** A series is laid out anew as time goes on. */
  readonly isSeries: boolean;
  readonly times: readonly OwnerTime[];
  /** The lanes that there were: an event that names none took all of them. */
  readonly lanes: readonly string[];
  /** The cells that its times take up to here may be taken; later ones are not. */
  readonly laidUntil: Instant;
  /** They are taken, and none besides. Otherwise the work was begun and its end is not known. */
  readonly isSettled: boolean;
}

/** How far the owner's calendar has been read. */
export interface PullState {
  readonly token?: string;
  /** For which day and studio the events were laid out last. */
  readonly laidFor?: string;
}

export interface PullLease extends PullState {
  readonly owner: string;
}

export interface CellConflict extends CellPlace {
  readonly bookingId: string;
}

/** The calendars whose events take cells, by name. */
export interface OwnerCalendars {
  /** Those that were read, and may hold cells. */
  list(): Promise<string[]>;
  add(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  eventsOf(name: string): OwnerEventStore;
}

/** What is known of the owner's own events, and the cells that they take. */
export interface OwnerEventStore {
  /** The right to read the calendar, for one at a time; undefined: somebody has it. */
  acquire(owner: string, now: Instant, until: Instant): Promise<PullLease | undefined>;
  /** Gives it back, with how far the reading came. False: it ran out and somebody else has it; nothing is kept. */
  release(lease: PullLease, state: PullState): Promise<boolean>;
  find(eventId: string): Promise<OwnerEvent | undefined>;
  list(): Promise<OwnerEvent[]>;
  save(event: OwnerEvent): Promise<void>;
  forget(eventId: string): Promise<void>;
  /** Takes cells for an event whoever has them, and tells which of them a booking has. Idempotent. */
  takeCells(eventId: string, places: readonly CellPlace[]): Promise<CellConflict[]>;
  /** Gives up cells of an event. Idempotent. */
  freeCells(eventId: string, places: readonly CellPlace[]): Promise<void>;
}
