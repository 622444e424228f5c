import { bookingChoices, datedChoices, timeChoices } from '#domain/conversation/choice-titles.ts';
import { clockTime, longDate, shortDate } from '#domain/conversation/date-format.ts';
import {
  type QuestionReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import {
  englishSlot,
  englishTime,
  englishTimes,
} from '#domain/conversation/phrases-english-parts.ts';
import type { DayDoubt } from '#domain/date-language/resolve-day.ts';
import type { DoubtfulIntent } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** A question and the answers to tap. */
export function englishQuestion(reply: QuestionReply, studio: Studio): RenderedPart {
  switch (reply.kind) {
    case 'ask-day':
      return { body: askDay(reply), choices: datedChoices('en', reply.choices) };
    case 'ask-time': {
      const free = reply.choices.length > 0 ? ' Free then:' : '';
      return {
        body: `What time would you like on ${longDate('en', reply.date)}?${free}`,
        choices: timeChoices('en', reply.choices),
      };
    }
    case 'confirm-slot':
      return {
        body: `${englishSlot(studio, reply.choice)} is free. Shall I ${reply.moves ? 'move your session there' : 'book it for you'}?`,
        choices: [{ id: reply.choice.id, title: 'Yes, please' }],
      };
    case 'which-day':
      return {
        body: whichDay[reply.why],
        choices: reply.choices.map(({ id, date }) => ({
          id,
          title: shortDate('en', date),
          description: longDate('en', date),
        })),
      };
    case 'which-time':
      return {
        body: whichTime(reply),
        choices: reply.choices.map(({ id, minute }) => ({ id, title: clockTime('en', minute) })),
      };
    case 'which-booking': {
      const missing = reply.noneFits ? "I can't find that session. " : '';
      return {
        body: `${missing}Which session would you like to ${reply.purpose}?`,
        choices: bookingChoices('en', studio, reply.choices),
      };
    }
    case 'confirm-cancel-all': {
      const list = englishTimes(studio, reply.starts, timesListedMax.withChoices);
      const all = reply.starts.length === 1 ? 'this session' : 'all of these';
      return {
        body: `Shall I cancel ${all}?\n${list}`,
        choices: [
          { id: reply.yesId, title: reply.starts.length === 1 ? 'Yes, cancel' : 'Yes, cancel all' },
          { id: reply.noId, title: 'No, keep' },
        ],
      };
    }
    case 'which-intent':
      return {
        body: 'Just to be sure: which do you mean?',
        choices: reply.choices.map(({ id, intent }) => ({ id, title: intentTitles[intent] })),
      };
    case 'cancel-or-move':
      return {
        body: `You have a session on ${englishTime(studio, reply.start)}. Would you like to cancel or move it?`,
        choices: [
          { id: reply.cancelId, title: 'Cancel it' },
          { id: reply.moveId, title: 'Move it' },
        ],
      };
  }
}

function askDay({ time, choices }: Extract<QuestionReply, { kind: 'ask-day' }>): string {
  const question =
    time === undefined
      ? 'Which day would you like?'
      : `Which day would you like at ${clockTime('en', time)}?`;
  return choices.length > 0 ? `${question} For example:` : question;
}

function whichTime({ date, choices }: Extract<QuestionReply, { kind: 'which-time' }>): string {
  const times = choices.map(({ minute }) => clockTime('en', minute)).join(' or ');
  return date === undefined
    ? `Do you mean ${times}?`
    : `${longDate('en', date)}: do you mean ${times}?`;
}

const whichDay = {
  'which-week': 'Which day do you mean?',
  'today-or-next': 'Do you mean today or next week?',
  contradiction: "That weekday and date don't match. Which day do you mean?",
  spelling: 'Which day do you mean?',
} as const satisfies Record<DayDoubt, string>;

const intentTitles: Readonly<Record<DoubtfulIntent, string>> = {
  book: 'Book a session',
  cancel: 'Cancel',
  move: 'Move',
  undo: 'Take it back',
  no: 'Leave it',
};
