import type { BookingChange } from '#domain/booking/booking.ts';
import { compareBooking } from '#domain/calendar/compare-booking.ts';
import { judgeMove } from '#domain/calendar/judge-move.ts';
import { movesInTheWay } from '#domain/calendar/moves-in-the-way.ts';
import { cellsHeld } from '#domain/schedule/cells.ts';
import { isFormer } from '#use-cases/clear-away.ts';
import { moveOf } from '#use-cases/owner-change.ts';
import type { Candidate, TakeOverDeps } from '#use-cases/take-over-event.ts';

/** Moves sessions together that she put onto each other's time, and returns those that stay blocked. */
export type TakeOverTogether = (candidates: readonly Candidate[]) => Promise<Candidate[]>;

/** What a transaction holds, and what it needs for a move beside cells: booking, ledger, messages, a word that is owed. */
const actionsMax = 100;
const actionsOfMove = 6;

export function createTakeOverTogether(deps: TakeOverDeps): TakeOverTogether {
  return async (candidates) => {
    const moves: (BookingChange & { readonly candidate: Candidate })[] = [];
    for (const candidate of candidates) {
      const change = await possibleMove(deps, candidate);
      if (change !== undefined) moves.push({ ...change, candidate });
    }
    const moved = new Set<Candidate>();
    for (const group of movesInTheWay(moves)) {
      if (group.length === 1 || actionsOf(group) > actionsMax) continue;
      const changes = group.map(({ candidate: _, ...change }) => change);
      if ((await deps.commit(changes)) !== 'committed') continue;
      for (const { candidate } of group) moved.add(candidate);
    }
    return candidates.filter((candidate) => !moved.has(candidate));
  };
}

/** Undefined: it is no move of hers any more, or one that cannot be. */
async function possibleMove(
  { bookings, calendar, clock }: TakeOverDeps,
  { clientId, bookingId, eventId }: Candidate,
): Promise<BookingChange | undefined> {
  const found = await bookings.find(clientId, bookingId);
  if (found === undefined || isFormer(found.booking, eventId)) return undefined;
  const event = await calendar.get(eventId);
  const verdict = compareBooking(found.booking, event);
  const now = clock.now();
  if (verdict.kind !== 'owner-moved' || judgeMove(found.booking, verdict.to, now)) return undefined;
  const { resource } = found.booking;
  return moveOf({ found, event, eventId }, { ...verdict.to, resource }, now);
}

function actionsOf(moves: readonly BookingChange[]): number {
  return moves
    .map(({ before, after }) => cellsHeld(before).length + cellsHeld(after).length + actionsOfMove)
    .reduce((sum, actions) => sum + actions, 0);
}
