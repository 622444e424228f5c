import type { BookingChange } from '#domain/booking/booking.ts';
import { alternativesMax } from '#domain/conversation/offer-slots.ts';
import type { SlotChoice } from '#domain/conversation/reply.ts';
import type { OwnerChange } from '#domain/conversation/word-of-owner.ts';
import { Availability } from '#domain/schedule/availability.ts';
import { offersFrom } from '#domain/schedule/offers.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { IdSource } from '#ports/identity.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { createBusyReader } from '#use-cases/busy-reader.ts';
import { type TellOwedWordsDeps, tellOwedWord } from '#use-cases/tell-owed-words.ts';
import { wordToClient } from '#use-cases/word-to-client.ts';

export interface CommitOwnerChangeDeps extends TellOwedWordsDeps {
  readonly studio: Studio;
  readonly turns: Pick<TurnStore, 'loadClient' | 'listHolds' | 'commit'>;
  readonly ids: IdSource;
}

/** Booking, cells and word to the client, in one transaction; with what she is owed where no word reaches them. */
export type CommitOwnerChange = (change: BookingChange) => Promise<'committed' | 'taken' | 'stale'>;

/** Rounds of reading days for what is offered instead. */
const offerRoundsMax = 4;
const choiceKeyCharacters = 12;

export function createCommitOwnerChange(deps: CommitOwnerChangeDeps): CommitOwnerChange {
  const { turns, ids, studio } = deps;
  return async (change) => {
    const { after, at, cause } = change;
    const told = await toldOf(deps, change);
    const { id: bookingId, clientId, startsAt, endsAt, revision } = after;
    const client = await turns.loadClient(clientId, at);
    const facts = { studio, clientId, client, cause, now: at, outboundId: ids.next() };
    const word = told && wordToClient({ ...facts, change: told });
    const isOwed = told !== undefined && word?.isTold !== true;
    const owed = { about: { bookingId, clientId, startsAt, endsAt }, revision };
    const { kind } = await turns.commit({
      ...{ at, changes: [change] },
      word: { messages: [], ...word?.word, ...(isOwed && { owed }) },
    });
    if (kind === 'already-decided') return 'stale';
    if (kind === 'committed' && isOwed) await tellOwedWord(deps, owed);
    return kind;
  };
}

/** What the client is told; undefined: nothing that concerns them (the session ends earlier or later). */
async function toldOf(
  deps: CommitOwnerChangeDeps,
  { before, after, at }: BookingChange,
): Promise<OwnerChange | undefined> {
  if (before === undefined) return undefined;
  if (after.status === 'cancelled') {
    const choices = await alternatives(deps, after.startsAt, at);
    return { kind: 'owner-cancelled', start: after.startsAt, choices };
  }
  if (before.startsAt === after.startsAt) return undefined;
  return { kind: 'owner-moved', from: before.startsAt, to: after.startsAt };
}

/** Free times near the one that falls out, which itself still counts as taken. */
async function alternatives(
  { turns, studio, ids }: CommitOwnerChangeDeps,
  start: Instant,
  now: Instant,
): Promise<SlotChoice[]> {
  const { date, minute } = wallClockAt(studio.zone, start);
  const busy = createBusyReader(turns, studio);
  const key = ids.next().slice(0, choiceKeyCharacters);
  for (let round = 1; ; round += 1) {
    const availability = new Availability(studio, now, busy.known);
    const slots = offersFrom(studio, availability, { date, near: minute }, alternativesMax);
    if (availability.missing.size > 0 && round < offerRoundsMax) {
      await busy.read([...availability.missing]);
      continue;
    }
    return slots.map((slot, index) => ({
      id: `${key}.${index + 1}`,
      date: slot.date,
      minute: slot.minute,
    }));
  }
}
