import {
  amountPutRight,
  bookAgain,
  confirmLast,
  correction,
  giveUpCancelling,
  goesAheadAgain,
  movesRefused,
  proposal,
  startledBack,
  undoLast,
} from '#domain/conversation/after-action.ts';
import { solePick } from '#domain/conversation/answer-day-or-time.ts';
import { answerQuestion } from '#domain/conversation/answer-question.ts';
import { answerTap } from '#domain/conversation/answer-tap.ts';
import { decideSeveral } from '#domain/conversation/decide-several.ts';
import {
  concluded,
  continued,
  type Decision,
  type TurnContext,
} from '#domain/conversation/decision.ts';
import { askWhichIntent, wordsOf } from '#domain/conversation/doubt.ts';
import { withHalfDone } from '#domain/conversation/half-done.ts';
import { askCancelAll, decideCancel } from '#domain/conversation/handle-cancel.ts';
import { askErasure } from '#domain/conversation/handle-erasure.ts';
import { answerAmount, decideMove } from '#domain/conversation/handle-move.ts';
import { decideWishes } from '#domain/conversation/handle-wishes.ts';
import { decideGiveUp, decideKeep, decideRefusal } from '#domain/conversation/keep-or-leave.ts';
import type { InboundContent } from '#domain/conversation/message.ts';
import { ownSessions } from '#domain/conversation/own-sessions.ts';
import { pickUnasked } from '#domain/conversation/pick-unasked.ts';
import { isJustDone, reofferLapsed, reofferTapped } from '#domain/conversation/reoffer.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import {
  answerByKeyword,
  answerTopic,
  saidFirst,
  withSideAnswer,
} from '#domain/conversation/studio-answers.ts';
import { decideUndo } from '#domain/conversation/take-back.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import type { Reading } from '#domain/intent/reading.ts';

const misunderstoodMax = 3;

/** What a message leads to. Pure: the same context and reading give the same decision. */
export function decide(
  context: TurnContext,
  content: InboundContent,
  reading: Reading | undefined,
): Decision {
  return withHalfDone(context, decideContent(context, content, reading));
}

function decideContent(
  context: TurnContext,
  content: InboundContent,
  reading: Reading | undefined,
): Decision {
  if (content.kind === 'unreadable') return decideUnreadable(context, content.type);
  if (content.kind === 'choice') return decideTap(context, content.id);
  if (!reading) return misunderstood(context);
  if (reading.doubt) return askWhichIntent(context, reading, reading.doubt);
  if (reading.further) {
    return decideSeveral(context, [reading, ...reading.further], (known, one) =>
      byIntent(known, one, content.text),
    );
  }
  const { question } = context.state;
  const chosen = question?.kind === 'which-intent' ? solePick(reading) : undefined;
  const option =
    question?.kind === 'which-intent' && chosen ? question.options[chosen.value - 1] : undefined;
  if (option) return decideTap(context, option.id);
  const said = inContext(context, reading);
  const read = movesRefused(context, said) ?? said;
  const decision =
    correction(context, read) ??
    amountPutRight(context, read) ??
    answerAmount(context, read) ??
    answerQuestion(context, read) ??
    ownersAnswer(context, read, content.text) ??
    proposal(context, read) ??
    byIntent(context, read, content.text);
  return withSideAnswer(context, read, content.text, decision);
}

/** "Make it 11", "ganti jam 2" while a session is being arranged changes the wish, not another booking. */
function inContext(context: TurnContext, reading: Reading): Reading {
  const { draft } = context.state;
  const isArranging = draft !== undefined && draft.goal !== 'move';
  if (reading.intent !== 'move' || !isArranging) return reading;
  if (reading.source || reading.wishes.length === 0 || reading.shift) return reading;
  return { ...reading, intent: 'wish' };
}

function decideTap(context: TurnContext, choiceId: string): Decision {
  const isUndo = context.state.undos?.some((one) => one.undoId === choiceId);
  if (isUndo) return decideUndo(context, { undoId: choiceId });
  return (
    chosenIntent(context, choiceId) ??
    answerTap(context, choiceId) ??
    reofferTapped(context, choiceId)
  );
}

/** One of two readings was chosen: it is acted on as if it had been written. */
function chosenIntent(context: TurnContext, choiceId: string): Decision | undefined {
  const { question } = context.state;
  if (question?.kind !== 'which-intent') return undefined;
  const option = question.options.find((one) => one.id === choiceId);
  if (!option) return undefined;
  const { question: _, ...state } = context.state;
  const words = wordsOf[option.intent];
  return byIntent({ ...context, state }, readMessage(words, { expectsTime: false }), words);
}

/** Said once for each kind of message in a conversation, then passed over in silence. */
function decideUnreadable(context: TurnContext, type: string): Decision {
  const { explained } = context.state;
  if (explained.includes(type)) return continued(context, 'unreadable-again', []);
  const decision = continued(context, 'unreadable', [{ kind: 'unreadable', type }]);
  return { ...decision, state: { ...decision.state, explained: [...explained, type].slice(-10) } };
}

/** What the owner has an answer for is answered, unless the message wants something else done. */
function ownersAnswer(context: TurnContext, reading: Reading, text: string): Decision | undefined {
  const isOpen = ['unclear', 'ask', 'list', 'no', 'refuse'].includes(reading.intent);
  if (!isOpen || reading.wishes.some((wish) => wish.times.length > 0)) return undefined;
  const answer = answerByKeyword(context.studio, text);
  if (answer === undefined) return undefined;
  return said(context, 'answered', { kind: 'question', topic: 'other', answer });
}

function byIntent(context: TurnContext, reading: Reading, text: string): Decision {
  switch (reading.intent) {
    case 'book':
    case 'wish':
    case 'ask': {
      const again = bookAgain(context, reading);
      if (again) return again;
      const decision = confirmLast(context, reading) ?? decideWishes(context, reading);
      if (!reading.several) return decision;
      return saidFirst(decision, { kind: 'one-at-a-time' });
    }
    case 'cancel':
      return decideCancel(context, reading);
    case 'cancel-all':
      return decideCancelAll(context, reading);
    case 'give-up':
      return giveUpCancelling(context) ?? decideGiveUp(context, reading);
    case 'move':
      // "Make it Wednesday at four" with nothing booked yet is a wish.
      if (context.bookings.length === 0 && reading.wishes.length > 0 && !reading.source) {
        return decideWishes(context, { ...reading, intent: 'wish' });
      }
      return decideMove(context, reading);
    case 'undo':
      return undoLast(context, reading);
    case 'keep':
      return decideKeep(context, reading);
    case 'list':
    case 'tells':
      return listMine(context);
    case 'refuse':
      return decideRefusal(context, reading);
    case 'question':
      return answerTopic(context, reading, text);
    case 'yes':
    case 'pick':
      return (
        goesAheadAgain(context, reading) ??
        reofferLapsed(context) ??
        pickUnasked(context, reading) ??
        said(context, 'nothing-asked', { kind: isJustDone(context) ? 'thanks' : 'nothing-asked' })
      );
    case 'no':
    case 'never-mind':
      return (
        startledBack(context, reading) ??
        concluded(context, 'left', { replies: [{ kind: 'let-me-know' }] })
      );
    case 'greeting':
      return said(context, 'greeted', { kind: 'greeting', salam: reading.salam });
    case 'thanks':
      return said(context, 'thanked', { kind: 'thanks' });
    case 'human':
      return {
        ...said(context, 'referred', { kind: 'human' }),
        ownerNotice: { kind: 'wants-person' },
      };
    case 'about-me':
      return said(context, 'about-me', { kind: 'about-me' });
    case 'late':
      return said(context, 'late', { kind: 'late' });
    case 'not-mine':
      return said(context, 'not-mine', { kind: 'not-mine' });
    case 'delete-data':
      return askErasure(context);
    case 'unclear':
      return reading.offTopic ? offTopic(context) : misunderstood(context);
  }
}

/** "All but Friday" leaves Friday out; "Kamis sama Jumat ga bisa, batalin dua-duanya" are those that go. */
function decideCancelAll(context: TurnContext, reading: Reading): Decision {
  const { refused, wishes, excepts, asks } = reading;
  if (excepts) return askCancelAll(context, refused, wishes, asks);
  return askCancelAll(context, [], [...wishes, ...refused], asks);
}

function said(context: TurnContext, name: string, reply: Reply): Decision {
  return continued(context, name, [reply]);
}

function listMine(context: TurnContext): Decision {
  return said(context, 'listed', ownSessions(context));
}

/** One sentence back to sessions. It was understood well enough: a person need not be called for it. */
function offTopic(context: TurnContext): Decision {
  const decision = said(context, 'off-topic', { kind: 'help' });
  const { misunderstood: count } = context.state;
  return { ...decision, state: { ...decision.state, misunderstood: count } };
}

/** Not understood: help the first times, a person after the third. */
function misunderstood(context: TurnContext): Decision {
  const count = context.state.misunderstood + 1;
  const isEnough = count >= misunderstoodMax;
  const decision = continued(context, isEnough ? 'referred' : 'misunderstood', [
    isEnough ? { kind: 'human' } : { kind: 'help' },
  ]);
  const state = { ...decision.state, misunderstood: isEnough ? 0 : count };
  return {
    ...decision,
    state,
    ...(isEnough ? { ownerNotice: { kind: 'not-understood' } as const } : {}),
  };
}
