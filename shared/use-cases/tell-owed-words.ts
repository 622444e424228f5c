import type { BookingStore } from '#ports/booking-store.ts';
import type { OwedWord, OwedWords } from '#ports/owed-words.ts';
import type { TellOwner } from '#use-cases/tell-owner.ts';

export interface TellOwedWordsDeps {
  readonly bookings: Pick<BookingStore, 'find'>;
  readonly owed: OwedWords;
  readonly tellOwner: TellOwner;
}

/** Tells the owner one word that she is owed, and strikes it off. */
export async function tellOwedWord(
  { bookings, owed, tellOwner }: TellOwedWordsDeps,
  word: OwedWord,
): Promise<void> {
  const { about, revision } = word;
  const clientName = (await bookings.find(about.clientId, about.bookingId))?.clientName;
  await tellOwner({
    ...{ kind: 'client-not-told', about, cause: `${revision}` },
    ...(clientName === undefined ? {} : { clientName }),
  });
  await owed.settle(word);
}

/** Tells what a pull before this one did not come to. */
export async function tellOwedWords(deps: TellOwedWordsDeps): Promise<void> {
  for (const word of await deps.owed.list()) await tellOwedWord(deps, word);
}
