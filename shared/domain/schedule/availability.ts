import { cellsTouched } from '#domain/schedule/cells.ts';
import { lastBookableDate, type Slot, slotsOn } from '#domain/schedule/slots.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';

/** A quarter of an hour that somebody has: a booking, the owner, or both. */
export interface BusyCell {
  readonly resource: string;
  readonly cell: Instant;
  readonly bookingId?: string;
  readonly ownerEvents: readonly string[];
}

/** What is known to be taken, by studio date. A date that is not in it has not been read. */
export type BusyByDate = ReadonlyMap<LocalDate, readonly BusyCell[]>;

/** What a date that was not read counts as, until it is. */
export type Unread = 'free' | 'full';

/** A slot that is free, with the lane that has it free. */
export interface FreeSlot extends Slot {
  readonly lane: string;
}

/**
 * What is free, as far as it has been read. A date that was not read is noted in `missing` and answered as `unread`
 * says: who decides then reads it and decides again, so that decisions stay free of I/O. Taken for free, it leads to
 * the fewest dates, for nothing is looked for beyond it; taken for full, to nothing that may not hold.
 */
export class Availability {
  readonly missing: Set<LocalDate>;
  readonly #studio: Studio;
  readonly #now: Instant;
  readonly #busy: BusyByDate;
  readonly #lastDate: LocalDate;
  readonly #unread: Unread;

  constructor(
    studio: Studio,
    now: Instant,
    busy: BusyByDate,
    unread: Unread = 'full',
    missing = new Set<LocalDate>(),
  ) {
    this.missing = missing;
    this.#unread = unread;
    this.#studio = studio;
    this.#now = now;
    this.#busy = busy;
    this.#lastDate = lastBookableDate(studio, wallClockAt(studio.zone, now).date);
  }

  /** The free slots of a date that may be booked now, in order. The cells of `ownBookingId` count as free. */
  freeOn(date: LocalDate, ownBookingId?: string): FreeSlot[] {
    const lanes = this.#studio.lanes.map((lane) => lane.id);
    return this.#freeIn(lanes, date, ownBookingId);
  }

  /** As `freeOn`, of one lane alone. */
  freeInLane(lane: string, date: LocalDate, ownBookingId?: string): FreeSlot[] {
    return this.#freeIn([lane], date, ownBookingId);
  }

  #freeIn(lanes: readonly string[], date: LocalDate, ownBookingId: string | undefined): FreeSlot[] {
    if (date > this.#lastDate) return [];
    const slots = slotsOn(this.#studio, date).filter((slot) => this.#isInTime(slot));
    if (slots.length === 0) return [];
    const busy = this.#read(date);
    if (!busy) return [];
    const taken = takenCells(busy, ownBookingId);
    return slots.flatMap((slot) => {
      const cells = cellsTouched(slot.startsAt, slot.endsAt);
      const lane = lanes.find((id) => cells.every((cell) => !taken.has(`${id} ${cell}`)));
      return lane === undefined ? [] : [{ ...slot, lane }];
    });
  }

  /** What is free once these bookings are gone and these slots are taken. What it misses, this one misses. */
  after({ freed, taken }: { freed: readonly string[]; taken: readonly FreeSlot[] }): Availability {
    const busy = new Map(
      [...this.#busy].map(([date, cells]) => {
        const left = cells.filter(({ bookingId }) => !freed.includes(bookingId ?? ''));
        const added = taken.filter((slot) => slot.date === date).flatMap(cellsOf);
        return [date, [...left, ...added]];
      }),
    );
    return new Availability(this.#studio, this.#now, busy, this.#unread, this.missing);
  }

  /** What is taken on a date. Undefined: it was not read, and counts as full. */
  #read(date: LocalDate): readonly BusyCell[] | undefined {
    const busy = this.#busy.get(date);
    if (busy) return busy;
    this.missing.add(date);
    return this.#unread === 'free' ? [] : undefined;
  }

  /** Whether these very cells of a lane are free, whatever the hours say now (taking back a cancellation). */
  isFree(lane: string, date: LocalDate, startsAt: Instant, endsAt: Instant): boolean {
    const busy = this.#read(date);
    if (!busy) return false;
    const taken = takenCells(busy, undefined);
    return cellsTouched(startsAt, endsAt).every((cell) => !taken.has(`${lane} ${cell}`));
  }

  #isInTime(slot: Slot): boolean {
    return (
      slot.startsAt >= this.#now + this.#studio.minNoticeMinutes * minuteMs &&
      slot.startsAt > this.#now
    );
  }
}

function cellsOf({ lane, startsAt, endsAt }: FreeSlot): BusyCell[] {
  const cells = cellsTouched(startsAt, endsAt);
  return cells.map((cell) => ({ resource: lane, cell, bookingId: '', ownerEvents: [] }));
}

function takenCells(busy: readonly BusyCell[], ownBookingId: string | undefined): Set<string> {
  const taken = new Set<string>();
  for (const { resource, cell, bookingId, ownerEvents } of busy) {
    const isOwn = bookingId === undefined || bookingId === ownBookingId;
    if (!isOwn || ownerEvents.length > 0) taken.add(`${resource} ${cell}`);
  }
  return taken;
}
