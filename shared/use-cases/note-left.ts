import type { DeliveryReport } from '#domain/delivery/delivery-event.ts';
import { whichMessage } from '#domain/delivery/delivery-event.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import { givenUp, noted } from '#domain/delivery/transitions.ts';
import { CoreSyncError } from '#domain/error.ts';
import { minuteMs } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { Outbox } from '#ports/outbox.ts';
import type { OwnerCalendar, OwnerNote } from '#ports/owner-calendar.ts';
import { noteId } from '#use-cases/tell-owner.ts';

/** A run writes so many notes at most; what is left is there for the next. */
const notesPerRunMax = 20;
const noteMinutes = 15;

export interface NoteLeftDeps {
  readonly outbox: Pick<Outbox, 'listNotes' | 'find' | 'replace'>;
  readonly calendar: Pick<OwnerCalendar, 'note'>;
  readonly clock: Clock;
  readonly report: DeliveryReport;
}

/** Tells the owner by a note in her calendar what she could not be told on her channel. */
export function createNoteLeft({ outbox, calendar, clock, report }: NoteLeftDeps) {
  async function write(message: Outbound): Promise<boolean> {
    try {
      await calendar.note(noteOf(message));
      return outbox.replace(message, noted(message));
    } catch (fault) {
      // What passes is tried again with the next run; what does not is for whoever operates the studio.
      if (!(fault instanceof CoreSyncError) || fault.code !== 'calendar.refused') throw fault;
      if (await outbox.replace(message, givenUp(message)))
        report({ kind: 'owner-unreached', ...whichMessage(message) });
      return false;
    }
  }

  /** How many were written. @throws CoreSyncError `calendar.unavailable`, `store.*`; the rest is there for later. */
  return async function noteLeft(): Promise<number> {
    let written = 0;
    for (const id of await outbox.listNotes(clock.now(), notesPerRunMax)) {
      const message = await outbox.find(id);
      // The index is a moment behind: another run may have written it.
      if (message?.by !== 'calendar' || message.state !== 'waiting') continue;
      if (await write(message)) written += 1;
    }
    return written;
  };
}

/** At the quarter of an hour in which it came up, where she looks when she looks at her day. */
function noteOf({ id, message, createdAt }: Outbound): OwnerNote {
  const noteMs = noteMinutes * minuteMs;
  const startsAt = Math.floor(createdAt / noteMs) * noteMs;
  return {
    ...{ id: noteId(id), startsAt, endsAt: startsAt + noteMs },
    title: 'CoreSync: mohon dilihat / please look',
    text: message.body,
  };
}
