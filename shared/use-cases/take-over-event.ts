import type { Booking, GoogleCopy } from '#domain/booking/booking.ts';
import type { Span } from '#domain/calendar/calendar-event.ts';
import { compareBooking, type SeenEvent } from '#domain/calendar/compare-booking.ts';
import { type Impossible, judgeMove } from '#domain/calendar/judge-move.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { BookingStore, FoundBooking } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import { clearAway, isFormer } from '#use-cases/clear-away.ts';
import type { CommitOwnerChange } from '#use-cases/commit-owner-change.ts';
import { changeOf, copyOf, type Facts, moveOf } from '#use-cases/owner-change.ts';
import type { TellOwner } from '#use-cases/tell-owner.ts';

export interface TakeOverDeps {
  readonly studio: Studio;
  readonly bookings: Pick<BookingStore, 'find' | 'markSynced' | 'markLacking'>;
  readonly calendar: Pick<OwnerCalendar, 'get' | 'remove'>;
  readonly commit: CommitOwnerChange;
  readonly tellOwner: TellOwner;
  readonly clock: Clock;
}

/** An event that may be a booking's, as it was listed. */
export interface Candidate {
  readonly bookingId: string;
  readonly clientId: string;
  readonly eventId: string;
  readonly listed: SeenEvent;
}

/** How far her answer goes, where she was asked: deletions are put back instead. */
export type Deletions = 'take-over' | 'put-back';

/**
 * Sees to one event of a booking: takes over what the owner did to it, or has it put right. `blocked`: she moved it
 * where another session is, which may be on its way elsewhere in the same pull.
 */
export type TakeOver = (
  candidate: Candidate,
  how: { readonly deletions: Deletions; readonly isLastTry: boolean },
) => Promise<'done' | 'blocked'>;

/** The booking may change between reading it and writing. */
const roundsMax = 6;

export function createTakeOver(deps: TakeOverDeps): TakeOver {
  return async (candidate, how) => {
    const { clientId, bookingId, eventId } = candidate;
    for (let round = 0; round < roundsMax; round += 1) {
      const found = await deps.bookings.find(clientId, bookingId);
      if (found === undefined) return 'done';
      if (isFormer(found.booking, eventId)) {
        if (await clearAway(deps, found, eventId)) return 'done';
        continue;
      }
      if (isNothingNew(found, candidate)) return 'done';
      // Read after the booking: what is done to either meanwhile makes the write below stale.
      const event = await deps.calendar.get(eventId);
      const verdict = compareBooking(found.booking, event);
      const step = await act(deps, { found, event, verdict, eventId }, how);
      if (step !== 'again') return step;
    }
    throw new CoreSyncError('store.conflict', 'a booking kept changing while its event was read', {
      retryable: true,
    });
  };
}

/** An echo of our own write: event and booking say the same, and it is noted so. */
export function isNothingNew(
  { booking, isPending }: FoundBooking,
  { eventId, listed }: Candidate,
): boolean {
  if (isFormer(booking, eventId)) return false;
  const { kind } = compareBooking(booking, listed);
  if (kind === 'agreed') {
    if (booking.status === 'cancelled') return true;
    const { google } = booking;
    return google?.startsAt === booking.startsAt && google.endsAt === booking.endsAt;
  }
  const isLive = listed !== 'absent' && !listed.isCancelled;
  return isPending && isLive && kind === 'ours-to-write' && booking.google === undefined;
}

type Step = 'done' | 'blocked' | 'again';

/**
 * What is left to the sync is noted all the same: the event will not be listed again, and a sync that looked at it
 * before her change shall not take what it saw for the last word.
 */
async function act(deps: TakeOverDeps, facts: Facts, how: Parameters<TakeOver>[1]): Promise<Step> {
  const { found, event, verdict } = facts;
  switch (verdict.kind) {
    case 'newer':
      return 'again';
    case 'agreed':
      return noteAgreed(deps, facts);
    case 'ours-to-write':
      return lacking(deps, found, found.booking.google);
    case 'ours-to-remove':
      if (found.isPending) return lacking(deps, found, found.booking.google);
      await tell(deps, facts, { kind: 'is-cancelled' });
      return lacking(deps, found, copyOf(event, found.booking));
    case 'both-changed':
      // Of a deletion nothing can be noted; whoever restores the event tells her.
      if (event === 'absent' || event.isCancelled) {
        return lacking(deps, found, found.booking.google);
      }
      await tell(deps, facts, { kind: 'client-changed-too' });
      return lacking(deps, found, copyOf(event, found.booking));
    case 'owner-moved':
      return move(deps, facts, verdict.to, how.isLastTry);
    case 'owner-cancelled':
      return cancel(deps, facts, how.deletions);
  }
}

/** They say the same by her hand, or by a write whose note was lost: from here on either counts as changed. */
async function noteAgreed(
  { bookings, clock }: TakeOverDeps,
  { found: { booking, isPending }, event }: Facts,
): Promise<Step> {
  const seen = copyOf(event, booking);
  if (booking.status === 'cancelled' || seen === undefined) return 'done';
  const copy = { ...seen, revision: booking.revision };
  const isNoted = isPending
    ? await bookings.markLacking(booking, copy, clock.now())
    : await bookings.markSynced(booking, copy);
  return isNoted ? 'done' : 'again';
}

async function move(deps: TakeOverDeps, facts: Facts, to: Span, isLastTry: boolean): Promise<Step> {
  const { booking } = facts.found;
  const now = deps.clock.now();
  const impossible = judgeMove(booking, to, now);
  if (impossible !== undefined) return putBack(deps, facts, impossible);
  // Where its own place is taken, another lane may have that time free.
  const others = deps.studio.lanes.map(({ id }) => id).filter((id) => id !== booking.resource);
  for (const resource of [booking.resource, ...others]) {
    const change = moveOf(facts, { ...to, resource }, now);
    if (change === undefined) return 'again';
    const outcome = await deps.commit([change]);
    if (outcome === 'committed') return 'done';
    if (outcome === 'stale') return 'again';
  }
  return isLastTry ? putBack(deps, facts, 'overlapping') : 'blocked';
}

async function cancel(deps: TakeOverDeps, facts: Facts, deletions: Deletions): Promise<Step> {
  const { found } = facts;
  const { booking } = found;
  const now = deps.clock.now();
  // What has begun has taken place: she only tidies up.
  if (booking.startsAt <= now) {
    return (await deps.bookings.markSynced(booking, undefined)) ? 'done' : 'again';
  }
  if (deletions === 'put-back') {
    const { google } = booking;
    return lacking(deps, found, google && { ...google, revision: 0 });
  }
  const revision = booking.revision + 1;
  const after: Booking = {
    ...{ ...booking, revision },
    ...{ status: 'cancelled', cancelledAt: now, cancelledBy: 'owner' },
  };
  const outcome = await deps.commit([{ ...changeOf(facts, after, now), seen: 'gone' }]);
  return outcome === 'committed' ? 'done' : 'again';
}

/** What she made of it is noted, so that what the booking says counts as the later word, and is written. */
async function putBack(deps: TakeOverDeps, facts: Facts, why: Impossible): Promise<Step> {
  await tell(deps, facts, { kind: 'cannot-move', why });
  return lacking(deps, facts.found, copyOf(facts.event, facts.found.booking));
}

async function lacking(
  { bookings, clock }: TakeOverDeps,
  { booking }: FoundBooking,
  copy: GoogleCopy | undefined,
): Promise<Step> {
  return (await bookings.markLacking(booking, copy, clock.now())) ? 'done' : 'again';
}

function tell(
  { tellOwner }: TakeOverDeps,
  { found, event, eventId }: Facts,
  what:
    | { readonly kind: 'is-cancelled' | 'client-changed-too' }
    | { readonly kind: 'cannot-move'; readonly why: Impossible },
): Promise<void> {
  const { id: bookingId, clientId, startsAt, endsAt, revision } = found.booking;
  const etag = event === 'absent' ? '' : (event.etag ?? '');
  return tellOwner({
    about: { bookingId, clientId, startsAt, endsAt },
    cause: `${eventId}:${revision}:${etag}`,
    ...(found.clientName === undefined ? {} : { clientName: found.clientName }),
    ...what,
  });
}
