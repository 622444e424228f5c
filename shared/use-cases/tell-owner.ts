import { type OwnerWord, renderOwnerWord } from '#domain/calendar/owner-word.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import type { OwnerCalendar } from '#ports/owner-calendar.ts';
import type { TurnStore } from '#ports/turn-store.ts';
import { messageToOwner } from '#use-cases/message-to-owner.ts';

export interface TellOwnerDeps {
  readonly studio: Studio;
  readonly calendar: Pick<OwnerCalendar, 'note'>;
  readonly turns: Pick<TurnStore, 'commit'>;
  readonly clock: Clock;
  /** Makes an id of a text, the same of the same text. */
  readonly digest: (text: string) => string;
}

export type TellOwner = (word: OwnerWord) => Promise<void>;

/**
 * Tells the owner something by a note in her calendar, at the time of the session, and on WhatsApp where her number
 * is known. What was told is not told again: both are named for what they are about.
 * @throws CoreSyncError as calendar and store do, but for a calendar that takes no notes.
 */
export function createTellOwner({
  studio,
  calendar,
  turns,
  clock,
  digest,
}: TellOwnerDeps): TellOwner {
  return async (word) => {
    const { title, text } = renderOwnerWord(word, studio);
    const id = digest(`${word.kind} ${word.about.bookingId} ${word.cause}`);
    const { startsAt, endsAt } = word.about;
    await calendar
      .note({ id: noteId(id), title, text, startsAt, endsAt })
      .catch((fault: unknown) => {
        if (!(fault instanceof CoreSyncError) || fault.retryable) throw fault;
      });
    const at = clock.now();
    const message = messageToOwner(studio, { id, word, body: `${title}\n${text}`, at });
    // "Stale" would be: told already.
    if (message) await turns.commit({ at, changes: [], word: { messages: [message] } });
  };
}

/** Google takes `0`-`9` and `a`-`v`. */
export function noteId(id: string): string {
  return `note${id}`;
}
