import { composePhrases } from '#domain/conversation/compose-phrases.ts';
import { longDate } from '#domain/conversation/date-format.ts';
import type { Phrases, StatementReply } from '#domain/conversation/phrases.ts';
import { englishErasure } from '#domain/conversation/phrases-english-erasure.ts';
import { englishOffer } from '#domain/conversation/phrases-english-offers.ts';
import { englishOutcome } from '#domain/conversation/phrases-english-outcomes.ts';
import {
  englishContact,
  englishDuration,
  englishHours,
  englishTime,
} from '#domain/conversation/phrases-english-parts.ts';
import { englishQuestion } from '#domain/conversation/phrases-english-questions.ts';
import { planOf } from '#domain/schedule/opening.ts';
import type { LocalDate, Studio, Weekday } from '#domain/studio/studio.ts';

export const english: Phrases = composePhrases({
  menuLabel: 'See options',
  offer: englishOffer,
  question: englishQuestion,
  outcome: englishOutcome,
  erasure: englishErasure,
  statement,
});

function statement(reply: StatementReply, studio: Studio): string {
  switch (reply.kind) {
    case 'greeting':
      return `${reply.salam ? 'Waalaikumsalam' : 'Hi'}! I'm the receptionist of ${studio.name}. Which day and time would you like to book?`;
    case 'thanks':
      return "You're welcome! 🙏";
    case 'let-me-know':
      return 'All right, just let me know when you would like to book.';
    case 'help':
      return 'Sorry, I can only help with your sessions here, for example "book tomorrow at 10 am" or "cancel my Friday session".';
    case 'nothing-asked':
      return 'All right. Which day and time would you like to book?';
    case 'no-such-day':
      return "That date isn't in the calendar. Which date do you mean?";
    case 'question':
      return answer(reply, studio);
    case 'hours':
      return reply.date === undefined ? weeklyHours(studio) : hoursOn(studio, reply.date);
    case 'duration':
      return `A session lasts ${englishDuration(studio.sessionMinutes)}.`;
    case 'human':
      return englishContact(studio);
    case 'about-me':
      return `I'm the automatic receptionist of ${studio.name}, not a person. I book, move and cancel your sessions. Would you rather talk to a person? ${englishContact(studio)}`;
    case 'one-at-a-time':
      return 'I book one session for one person at a time.';
    case 'late-change':
      return `It is less than ${englishDuration(reply.hours * 60)} before the session.`;
    case 'late':
      return 'Thanks for letting us know, travel safely! Your session will still end as scheduled.';
    case 'others-private':
      return "Who else has booked stays between them and us, I'm afraid.";
    case 'not-mine':
      return 'I can only look after bookings made from this number. Please ask them to message me themselves.';
    case 'stale-choice':
      return 'That choice is from an earlier message. Just tell me the day and time you would like.';
    case 'old-message':
      return "Sorry, this message reached me late, so I haven't acted on it. If you still want it, please send it again.";
    case 'slow-down':
      return "One moment please, that's a lot of messages at once. I haven't acted on the latest ones: please send your request again in a few minutes, in one message.";
    case 'day-spent':
      return `Sorry, that's more messages than I can handle in a day. I haven't acted on the latest one, and I can help again from ${englishTime(studio, reply.again)}. Need something before that? ${englishContact(studio)}`;
    case 'apology':
      return `Sorry, something went wrong on our side with your last message. Please send it again. Still no luck? ${englishContact(studio)}`;
    case 'unreadable':
      return `Sorry, I can't ${reply.type === 'audio' ? 'listen to voice messages' : 'read this kind of message'} yet. Please type it instead.`;
  }
}

function answer(reply: Extract<StatementReply, { kind: 'question' }>, studio: Studio): string {
  if (reply.answer === undefined) {
    return `I don't have an answer to that, sorry. ${englishContact(studio)}`;
  }
  return reply.answer === studio.contact.address
    ? `You'll find us here: ${reply.answer}`
    : reply.answer;
}

function hoursOn(studio: Studio, date: LocalDate): string {
  const plan = planOf(studio, date);
  if (plan.kind === 'open')
    return `On ${longDate('en', date)} we're open ${englishHours(plan.hours)}.`;
  const name = plan.closure.kind === 'holiday' ? plan.closure.name : undefined;
  return `We're closed on ${longDate('en', date)}${name === undefined ? '' : ` (${name})`}.`;
}

function weeklyHours(studio: Studio): string {
  const lines = weekdays.map(([weekday, name]) => {
    const hours = studio.weekly[weekday];
    return `${name}: ${hours ? englishHours(hours) : 'closed'}`;
  });
  return ['Our opening hours:', ...lines].join('\n');
}

const weekdays = [
  [1, 'Monday'],
  [2, 'Tuesday'],
  [3, 'Wednesday'],
  [4, 'Thursday'],
  [5, 'Friday'],
  [6, 'Saturday'],
  [7, 'Sunday'],
] as const satisfies readonly (readonly [Weekday, string])[];
