import type { Booking, BookingChange } from '#domain/booking/booking.ts';

type Move = Pick<BookingChange, 'before' | 'after'>;

/**
 * Puts together the moves that are in each other's way: one goes to where another one still is. Sessions that are
 * swapped, or that follow each other round, are possible only together.
 */
export function movesInTheWay<One extends Move>(moves: readonly One[]): One[][] {
  const groups: One[][] = [];
  for (const move of moves) {
    const touched = groups.filter((group) => group.some((other) => isInTheWay(move, other)));
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push([...touched.flat(), move]);
  }
  return groups;
}

function isInTheWay(one: Move, other: Move): boolean {
  return overlaps(one.after, other.before) || overlaps(other.after, one.before);
}

function overlaps(one: Booking, other: Booking | undefined): boolean {
  if (other === undefined || one.resource !== other.resource) return false;
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}
