import { bookingIdOf } from '#domain/calendar/event-id.ts';
import {
  type CellPlace,
  cellsOfOwner,
  type Horizon,
  placesWithout,
} from '#domain/calendar/held-cells.ts';
import type { OwnerTime } from '#domain/calendar/owner-time.ts';
import { type OwnerWord, renderOwnerWord } from '#domain/calendar/owner-word.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { BookingStore } from '#ports/booking-store.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { CellConflict, OwnerEvent, OwnerEventStore } from '#ports/owner-event-store.ts';
import type { TellOwner } from '#use-cases/tell-owner.ts';

export interface LayOwnerEventDeps {
  readonly studio: Studio;
  readonly store: Pick<OwnerEventStore, 'find' | 'save' | 'forget' | 'takeCells' | 'freeCells'>;
  readonly bookings: Pick<BookingStore, 'whose' | 'find'>;
  readonly calendar: Pick<OwnerCalendar, 'addLine'>;
  readonly tellOwner: TellOwner;
}

/** An event of hers as it is now. No times: it takes none (any more). */
export interface LaidEvent {
  readonly eventId: string;
  readonly isSeries: boolean;
  readonly times: readonly OwnerTime[];
}

export type LayOwnerEvent = (event: LaidEvent, horizon: Horizon) => Promise<void>;

/**
 * Makes the cells say what an event of hers says: takes those that it covers, frees those that it does not cover any
 * more, and tells her which of them a client has already. What it may have taken is noted first, so that a crash at
 * any point leaves nothing behind that the next run does not put right.
 */
export function createLayOwnerEvent(deps: LayOwnerEventDeps): LayOwnerEvent {
  const { store, studio } = deps;
  const lanes = studio.lanes.map(({ id }) => id);
  return async (event, horizon) => {
    const before = await store.find(event.eventId);
    const times = event.times.filter(({ endsAt }) => endsAt > horizon.from);
    const wanted = cellsOfOwner(times, lanes, horizon);
    const held = heldBefore(before, horizon);
    const taken = before?.isSettled === false ? wanted : placesWithout(wanted, held);
    const freed = placesWithout(held, wanted);
    const next: OwnerEvent = { ...event, times, lanes, laidUntil: horizon.until, isSettled: true };
    if (taken.length + freed.length > 0) await store.save(begun(before, next));
    const conflicts = await store.takeCells(event.eventId, taken);
    await store.freeCells(event.eventId, freed);
    await tellConflicts(deps, event.eventId, conflicts);
    if (times.length > 0 || event.isSeries) await store.save(next);
    else if (before !== undefined || freed.length > 0) await store.forget(event.eventId);
  };
}

function heldBefore(before: OwnerEvent | undefined, { from }: Horizon): CellPlace[] {
  if (before === undefined) return [];
  return cellsOfOwner(before.times, before.lanes, { from, until: before.laidUntil });
}

/** All that it had and all that it shall have: more than it has at any time until the work is done. */
function begun(before: OwnerEvent | undefined, next: OwnerEvent): OwnerEvent {
  return {
    ...next,
    times: [...(before?.times ?? []), ...next.times],
    lanes: [...new Set([...(before?.lanes ?? []), ...next.lanes])],
    laidUntil: Math.max(before?.laidUntil ?? 0, next.laidUntil),
    isSettled: false,
  };
}

async function tellConflicts(
  { bookings, studio, calendar, tellOwner }: LayOwnerEventDeps,
  eventId: string,
  conflicts: readonly CellConflict[],
): Promise<void> {
  for (const bookingId of new Set(conflicts.map((one) => one.bookingId))) {
    const clientId = await bookings.whose(bookingId);
    const found = clientId === undefined ? undefined : await bookings.find(clientId, bookingId);
    if (clientId === undefined || found?.booking.status !== 'confirmed') continue;
    const { startsAt, endsAt } = found.booking;
    const word: OwnerWord = {
      kind: 'client-there-already',
      about: { bookingId, clientId, startsAt, endsAt },
      cause: `${eventId}:${startsAt}`,
      ...(found.clientName === undefined ? {} : { clientName: found.clientName }),
    };
    await tellOwner(word);
    // An instance of ours that was copied, a birthday: not every event may be written to, and the note says it too.
    if (bookingIdOf(eventId) === undefined) {
      await calendar.addLine(eventId, renderOwnerWord(word, studio).text).catch(ifRefused);
    }
  }
}

function ifRefused(fault: unknown): void {
  if (!(fault instanceof CoreSyncError) || fault.retryable) throw fault;
}
