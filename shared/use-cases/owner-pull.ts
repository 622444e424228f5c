import { bookingIdOf } from '#domain/calendar/event-id.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { BookingStore } from '#ports/booking-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { OwedWords } from '#ports/owed-words.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { OwnerEventStore } from '#ports/owner-event-store.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { createCommitOwnerChange } from '#use-cases/commit-owner-change.ts';
import { createLayOwnerEvent } from '#use-cases/lay-owner-event.ts';
import { createLayOwnerEvents } from '#use-cases/lay-owner-events.ts';
import { createPullCalendar, type PullOutcome } from '#use-cases/pull-calendar.ts';
import { createPullResourceCalendar } from '#use-cases/pull-resource-calendar.ts';
import { createTakeOver } from '#use-cases/take-over-event.ts';
import { createTakeOverTogether } from '#use-cases/take-over-together.ts';
import type { TellOwner } from '#use-cases/tell-owner.ts';

export interface OwnerPullDeps {
  readonly studio: Studio;
  readonly calendar: OwnerCalendar;
  readonly events: OwnerEventStore;
  readonly bookings: BookingStore;
  readonly turns: TurnStore;
  readonly tellOwner: TellOwner;
  readonly owed: OwedWords;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly digest: (text: string) => string;
}

/** The pull of the studio's own calendar with all its parts put together. */
export function createOwnerPull(deps: OwnerPullDeps): () => Promise<PullOutcome> {
  const commit = createCommitOwnerChange(deps);
  const layEvent = createLayOwnerEvent({ ...deps, store: deps.events });
  return createPullCalendar({
    ...deps,
    takeOver: createTakeOver({ ...deps, commit }),
    takeOverTogether: createTakeOverTogether({ ...deps, commit }),
    layEvents: createLayOwnerEvents({ ...deps, store: deps.events, layEvent, isSession }),
  });
}

const isSession = (eventId: string) => bookingIdOf(eventId) !== undefined;

/** The pull of a calendar that takes some lanes only. */
export function createResourcePull(
  deps: Omit<OwnerPullDeps, 'turns' | 'digest' | 'owed'> & { readonly lanes: Studio['lanes'] },
): () => Promise<PullOutcome> {
  const own = { ...deps, studio: { ...deps.studio, lanes: deps.lanes }, store: deps.events };
  const layEvent = createLayOwnerEvent(own);
  const layEvents = createLayOwnerEvents({ ...own, layEvent, isSession: () => false });
  return createPullResourceCalendar({ ...own, layEvents });
}
