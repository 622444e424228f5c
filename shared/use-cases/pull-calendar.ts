import { ownerAnswer, renderOwnerQuestion } from '#domain/calendar/owner-word.ts';
import type { Studio } from '#domain/studio/studio.ts';
import { type Instant, minuteMs } from '#domain/time/instant.ts';
import type { BookingStore } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { OwnerEventStore, PullLease } from '#ports/owner-event-store.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import type { LayOwnerEvents } from '#use-cases/lay-owner-events.ts';
import { messageToOwner } from '#use-cases/message-to-owner.ts';
import { type Pulled, stateOf, withPullLease } from '#use-cases/pull-lease.ts';
import { horizonAt, laidForAt } from '#use-cases/pull-span.ts';
import { readChanges } from '#use-cases/read-changes.ts';
import { type Survey, surveyBookings } from '#use-cases/survey-bookings.ts';
import type { Deletions, TakeOver } from '#use-cases/take-over-event.ts';
import type { TakeOverTogether } from '#use-cases/take-over-together.ts';
import { type TellOwedWordsDeps, tellOwedWords } from '#use-cases/tell-owed-words.ts';
import { noteId } from '#use-cases/tell-owner.ts';

export interface PullCalendarDeps extends TellOwedWordsDeps {
  readonly studio: Studio;
  readonly calendar: OwnerCalendar;
  readonly events: Pick<OwnerEventStore, 'acquire' | 'release'>;
  readonly bookings: Pick<BookingStore, 'whose' | 'find' | 'listBetween'>;
  readonly layEvents: LayOwnerEvents;
  readonly takeOver: TakeOver;
  readonly takeOverTogether: TakeOverTogether;
  readonly turns: Pick<TurnStore, 'commit'>;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: (text: string) => string;
}

export type PullOutcome =
  /** Another pull is under way. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'pulled'; readonly events: number; readonly bookings: number }
  /** So many sessions would be cancelled that she is asked first. Nothing was done. */
  | { readonly kind: 'asked'; readonly sessions: number };

/** A pull that would cancel more than this asks first. */
export const deletionsUnaskedMax = 3;

/**
 * Reads what the owner did in her calendar and makes it count. The sync token is kept last: what a crash left undone
 * is listed again, and everything that is done here may be done twice.
 */
export function createPullCalendar(deps: PullCalendarDeps): () => Promise<PullOutcome> {
  return () => withPullLease<PullOutcome>(deps, (lease, now) => pull(deps, lease, now));
}

async function pull(
  deps: PullCalendarDeps,
  lease: PullLease,
  now: Instant,
): Promise<Pulled<PullOutcome>> {
  const { calendar, layEvents, studio } = deps;
  await tellOwedWords(deps);
  const horizon = horizonAt(studio, now);
  const changes = await readChanges(calendar, lease.token);
  const survey = await surveyBookings(deps, changes, { now, until: horizon.until });
  const deletions = await permission(deps, survey, now);
  const sessions = survey.deleted.length;
  if (deletions === undefined) {
    return { outcome: { kind: 'asked', sessions }, state: stateOf(lease) };
  }
  const laidFor = laidForAt(studio, now);
  await layEvents({
    changes,
    ours: survey.ours,
    horizon,
    isDue: lease.laidFor !== laidFor,
  });
  await takeOverAll(deps, survey, deletions);
  return {
    outcome: { kind: 'pulled', events: changes.events.size, bookings: survey.candidates.length },
    state: { token: changes.token, laidFor },
  };
}

/**
 * Sessions that she deletes free time that another may be moved into: deletions come first. What is blocked by a
 * session that moves away itself is tried again behind it, and what is blocked by another that is blocked, with it.
 */
async function takeOverAll(
  { takeOver, takeOverTogether }: PullCalendarDeps,
  survey: Survey,
  deletions: Deletions,
): Promise<void> {
  const isDeleted = new Set(survey.deleted);
  let left = [...survey.candidates].sort(
    (one, other) => Number(isDeleted.has(other.bookingId)) - Number(isDeleted.has(one.bookingId)),
  );
  for (;;) {
    const blocked = [];
    for (const candidate of left) {
      const outcome = await takeOver(candidate, { deletions, isLastTry: false });
      if (outcome === 'blocked') blocked.push(candidate);
    }
    const isStuck = blocked.length === left.length;
    left = blocked;
    if (isStuck || left.length === 0) break;
  }
  const stuck = left.length > 1 ? await takeOverTogether(left) : left;
  for (const candidate of stuck) await takeOver(candidate, { deletions, isLastTry: true });
}

/** Whether deletions count. Undefined: she is asked, and has not answered yet. */
async function permission(
  deps: PullCalendarDeps,
  { deleted }: Survey,
  now: Instant,
): Promise<Deletions | undefined> {
  if (deleted.length <= deletionsUnaskedMax) return 'take-over';
  const { calendar, turns, studio, digest } = deps;
  const id = digest(`question ${[...deleted].sort().join(' ')}`);
  const { title, text } = renderOwnerQuestion({ sessions: deleted.length });
  const quarter = 15 * minuteMs;
  const startsAt = Math.floor(now / quarter) * quarter;
  await calendar.note({ id: noteId(id), title, text, startsAt, endsAt: startsAt + 2 * quarter });
  const word = { cause: id, about: { clientId: 'owner' } };
  const message = messageToOwner(studio, { id, word, body: `${title}\n${text}`, at: now });
  if (message) await turns.commit({ at: now, changes: [], word: { messages: [message] } });
  const answer = ownerAnswer(await calendar.readNote(noteId(id)));
  if (answer === undefined) return undefined;
  return answer === 'yes' ? 'take-over' : 'put-back';
}
