import type { Booking } from '#domain/booking/booking.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { fitting } from '#domain/conversation/match-booking.ts';
import { offerTime } from '#domain/conversation/offer-time.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { Wish } from '#domain/intent/reading.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import { minuteMs } from '#domain/time/instant.ts';

/** How long a client may take back a cancellation. */
export const undoMinutes = 10;

/** Which cancellation is meant: the one of a button, one described, or the last. */
export interface Meant {
  readonly undoId?: string;
  readonly wish?: Wish;
}

/**
 * Takes back a cancellation of the client's own within ten minutes, whatever was said since, if its time is ahead
 * and still free. The booking's own record says when and by whom it was cancelled.
 */
export function decideUndo(context: TurnContext, meant: Meant = {}): Decision {
  const own = context.cancelled.filter((booking) => booking.cancelledBy === 'client');
  if (own.length === 0) {
    return concluded(context, 'nothing-to-undo', { replies: [{ kind: 'undo-nothing' }] });
  }
  const fresh = own.filter((booking) => isFresh(context, booking));
  const restorable = meantOf(context, fresh, meant).filter((one) => isStillFree(context, one));
  const limit = context.studio.maxActiveBookings;
  if (context.bookings.length + restorable.length > limit) {
    return concluded(context, 'too-many', { replies: [{ kind: 'too-many', limit }] });
  }
  if (restorable.length === 0) return offerInstead(context, own);
  const all = [...backAlready(context, restorable), ...restorable];
  all.sort((a, b) => a.startsAt - b.startsAt);
  return concluded(context, 'restored', {
    effects: restorable.map((booking) => ({ kind: 'restore', booking })),
    replies: [{ kind: 'restored', starts: all.map((one) => one.startsAt) }],
    lastAction: { kind: 'booked', bookingIds: all.map((one) => one.id), at: context.sentAt },
  });
}

/**
 * What was cancelled in one go comes back in one go: of several, some may be back already where the function ended
 * between two of them, and the reply names all that is the client's again.
 */
function backAlready(context: TurnContext, restorable: readonly Booking[]): Booking[] {
  const group = context.state.undos?.find((one) =>
    restorable.every((booking) => one.bookingIds.includes(booking.id)),
  );
  return context.bookings.filter((booking) => group?.bookingIds.includes(booking.id));
}

/** Too late, or taken meanwhile: said so, and its time or what is nearest to it is offered. */
function offerInstead(context: TurnContext, own: readonly Booking[]): Decision {
  const late: Reply = { kind: 'undo-late' };
  const last = [...own].sort((a, b) => (b.cancelledAt ?? 0) - (a.cancelledAt ?? 0))[0];
  if (!last || last.startsAt <= context.sentAt) {
    return concluded(context, 'undo-too-late', { replies: [late] });
  }
  const { date, minute } = wallClockAt(context.studio.zone, last.startsAt);
  const decision = offerTime(context, date, minute);
  return { ...decision, name: 'undo-too-late', replies: [late, ...decision.replies] };
}

function isFresh(context: TurnContext, booking: Booking): boolean {
  const since = context.sentAt - (booking.cancelledAt ?? Number.NEGATIVE_INFINITY);
  return since <= undoMinutes * minuteMs && booking.startsAt > context.sentAt;
}

function meantOf(context: TurnContext, fresh: readonly Booking[], meant: Meant): Booking[] {
  const { undos = [] } = context.state;
  if (meant.undoId !== undefined) {
    const ids = undos.find((one) => one.undoId === meant.undoId)?.bookingIds ?? [];
    return fresh.filter((booking) => ids.includes(booking.id));
  }
  if (meant.wish) return fitting(fresh, meant.wish, context.today);
  // The last one that is not taken back yet.
  const last = undos.find((one) => fresh.some((booking) => one.bookingIds.includes(booking.id)));
  return last ? fresh.filter((booking) => last.bookingIds.includes(booking.id)) : [...fresh];
}

export function isStillFree(context: TurnContext, booking: Booking): boolean {
  const { date } = wallClockAt(context.studio.zone, booking.startsAt);
  return context.availability.isFree(booking.resource, date, booking.startsAt, booking.endsAt);
}
