import type { OutcomeReply, RenderedPart } from '#domain/conversation/phrases.ts';
import { englishContact } from '#domain/conversation/phrases-english-contact.ts';
import {
  englishDuration,
  englishTime,
  englishTimes,
} from '#domain/conversation/phrases-english-times.ts';
import { timesListedMax } from '#domain/conversation/phrases.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What was done to a client's bookings, what they are, and why something was not done. */
export function englishOutcome(reply: OutcomeReply, studio: Studio): RenderedPart {
  const at = (start: Instant) => englishTime(studio, start);
  switch (reply.kind) {
    case 'booked':
      return { body: `You're booked${times(reply.starts, ' for', studio)}\nSee you then! 🙏` };
    case 'moved':
      return { body: `Done, your session is moved from ${plain(at(reply.from))} to ${at(reply.to)}.` };
    case 'cancelled':
      return {
        body: `Your session on ${at(reply.start)} is cancelled. If you change your mind, you can take it back within 10 minutes.`,
        choices: [{ id: reply.undoId, title: 'Take it back' }],
      };
    case 'cancelled-all':
      return { body: `Cancelled${times(reply.starts, ':', studio)}` };
    case 'restored':
      return { body: `You're back in${times(reply.starts, ' for', studio)}` };
    case 'undo-late':
      return {
        body: "Sorry, that one can't be taken back any more. To book again, just tell me the day and time.",
      };
    case 'undo-nothing':
      return { body: "There's no cancellation to take back." };
    case 'unchanged':
      return { body: 'All right, everything stays as it is.' };
    case 'bookings':
      return { body: `Coming up for you${times(reply.starts, ':', studio)}` };
    case 'no-bookings':
      return {
        body: 'You have no upcoming sessions. Would you like to book one? Just tell me the day and time.',
      };
    case 'already-yours':
      return { body: `You already have a session on ${at(reply.start)}.` };
    case 'too-many':
      return { body: `Sorry, you can have at most ${counted(reply.limit)} at a time.` };
    case 'inside-window':
      return {
        body: `Your session on ${at(reply.start)} starts in less than ${englishDuration(reply.hours * 60)}, so I can't cancel it here, sorry. ${englishContact(studio)}`,
      };
  }
}
