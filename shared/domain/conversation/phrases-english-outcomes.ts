import { datedChoices } from '#domain/conversation/choice-titles.ts';
import { fullTime } from '#domain/conversation/date-format.ts';
import {
  type OutcomeReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import {
  englishContact,
  englishDuration,
  englishTime,
  englishTimes,
} from '#domain/conversation/phrases-english-parts.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What was done to a client's bookings, what they are, and why something was not done. */
export function englishOutcome(reply: OutcomeReply, studio: Studio): RenderedPart {
  const at = (start: Instant) => englishTime(studio, start);
  const oneOrAll = (starts: readonly Instant[], one: string, all: string): string => {
    const [only] = starts;
    if (starts.length === 1 && only !== undefined) return `${one} ${at(only)}.`;
    return `${all}\n${englishTimes(studio, starts, timesListedMax.alone)}`;
  };
  switch (reply.kind) {
    case 'booked': {
      const booked = oneOrAll(reply.starts, "You're booked for", "You're booked for:");
      return { body: `${booked}${reply.starts.length === 1 ? ' ' : '\n'}See you then! 🙏` };
    }
    case 'moved': {
      const from = fullTime('en', studio.zone, reply.from);
      return { body: `Done! Your session has moved from ${from} to ${at(reply.to)}.` };
    }
    case 'cancelled':
      return {
        body: `Your session on ${at(reply.start)} is cancelled. If you change your mind, you can take it back within 10 minutes.`,
        choices: [{ id: reply.undoId, title: 'Take it back' }],
      };
    case 'cancelled-all':
      return { body: oneOrAll(reply.starts, 'Cancelled:', 'These sessions are cancelled:') };
    case 'restored': {
      const one = "Lovely, it's yours again:";
      return { body: oneOrAll(reply.starts, one, "Lovely, they're yours again:") };
    }
    case 'owner-moved': {
      const from = fullTime('en', studio.zone, reply.from);
      return {
        body: `Hello! The studio has moved your session from ${from} to ${at(reply.to)}. If that doesn't suit you, just tell me.`,
      };
    }
    case 'owner-cancelled': {
      const sorry = `I'm sorry, the studio had to cancel your session on ${at(reply.start)}. 🙏`;
      const [some] = reply.choices;
      return some === undefined
        ? { body: `${sorry} Which day and time would suit you instead?` }
        : {
            body: `${sorry} Would one of these times suit you instead?`,
            choices: datedChoices('en', reply.choices),
          };
    }
    case 'undo-late':
      return {
        body: "Sorry, that can't be taken back any more.",
      };
    case 'undo-nothing':
      return { body: "There's nothing to take back." };
    case 'unchanged':
      return { body: 'All right, nothing has changed.' };
    case 'bookings':
      return { body: oneOrAll(reply.starts, 'Your next session:', 'Your upcoming sessions:') };
    case 'no-bookings':
      return {
        body: "You don't have any upcoming sessions. To book one, just tell me the day and time.",
      };
    case 'gone':
      return { body: "That session isn't there any more." };
    case 'already-yours':
      return { body: `You already have a session on ${at(reply.start)}.` };
    case 'too-many': {
      const sessions =
        reply.limit === 1 ? 'one upcoming session' : `${reply.limit} upcoming sessions`;
      return { body: `Sorry, you can have at most ${sessions} at a time.` };
    }
    case 'inside-window': {
      const window = englishDuration(reply.hours * 60);
      return {
        body: `Sorry, I can't change or cancel your session on ${at(reply.start)} here: it starts in less than ${window}. ${englishContact(studio)}`,
      };
    }
  }
}
