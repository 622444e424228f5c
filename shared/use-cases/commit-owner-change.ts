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
import type { OwedWord } from '#ports/owed-words.ts';
import type { TurnStore, UnitOfWork } from '#ports/turn-store.ts';
import { createBusyReader } from '#use-cases/busy-reader.ts';
import { type TellOwedWordsDeps, tellOwedWord } from '#use-cases/tell-owed-words.ts';
import { wordToClient } from '#use-cases/word-to-client.ts';

export interface CommitOwnerChangeDeps extends TellOwedWordsDeps {
  readonly studio: Studio;
  readonly turns: Pick<TurnStore, 'loadClient' | 'listHolds' | 'commit'>;
  readonly ids: IdSource;
}

/**
 * Bookings, cells and word to the clients, in one transaction; with what she is owed where no word reaches them. Of
 * several changes, all are moves.
 */
export type CommitOwnerChange = (
  changes: readonly BookingChange[],
) => Promise<'committed' | 'taken' | 'stale'>;

/** Rounds of reading days for what is offered instead. */
const offerRoundsMax = 4;
const choiceKeyCharacters = 12;

export function createCommitOwnerChange(deps: CommitOwnerChangeDeps): CommitOwnerChange {
  return async (changes) => {
    const words: Word[] = [];
    for (const change of changes) words.push(await wordOf(deps, change));
    const conversation = words.flatMap(({ word }) => word?.conversation ?? [])[0];
    const owed = words.flatMap((word) => word.owed ?? []);
    const { kind } = await deps.turns.commit({
      ...{ at: changes[0]?.at ?? 0, changes },
      word: {
        messages: words.flatMap(({ word }) => word?.messages ?? []),
        ...{ owed, ...(conversation && { conversation }) },
      },
    });
    if (kind === 'already-decided') return 'stale';
    if (kind === 'committed') for (const word of owed) await tellOwedWord(deps, word);
    return kind;
  };
}

interface Word {
  readonly word?: UnitOfWork['word'] | undefined;
  readonly owed?: OwedWord;
}

async function wordOf(deps: CommitOwnerChangeDeps, change: BookingChange): Promise<Word> {
  const { turns, ids, studio } = deps;
  const { after, at, cause } = change;
  const told = await toldOf(deps, change);
  if (told === undefined) return {};
  const { id: bookingId, clientId, startsAt, endsAt, revision } = after;
  const client = await turns.loadClient(clientId, at);
  const facts = { studio, clientId, client, cause, now: at, outboundId: ids.next() };
  const word = wordToClient({ ...facts, change: told });
  return {
    word: word?.word,
    ...(word?.isTold
      ? {}
      : { owed: { about: { bookingId, clientId, startsAt, endsAt }, revision } }),
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
