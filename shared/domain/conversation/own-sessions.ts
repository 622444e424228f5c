import type { TurnContext } from '#domain/conversation/decision.ts';
import type { Reply } from '#domain/conversation/reply.ts';

/** What the client has ahead, or that it is nothing. */
export function ownSessions({ bookings }: TurnContext): Reply {
  const starts = bookings.map((booking) => booking.startsAt);
  return starts.length === 0 ? { kind: 'no-bookings' } : { kind: 'bookings', starts };
}
