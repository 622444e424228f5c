import { forBooking } from '#domain/conversation/answer-booking.ts';
import { withDate, withMinute } from '#domain/conversation/answer-day-or-time.ts';
import { concluded, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { cancelAll } from '#domain/conversation/handle-cancel.ts';
import { tapErasure } from '#domain/conversation/handle-erasure.ts';
import type { SlotOption } from '#domain/conversation/state.ts';
import { takeOption } from '#domain/conversation/take-option.ts';

/** A tap on one of the open choices. Undefined: the id is not of the question that is open. */
export function answerTap(context: TurnContext, choiceId: string): Decision | undefined {
  const { question, standing = [] } = context.state;
  const stood = standing.find((one) => one.id === choiceId);
  if (stood) return takeStanding(context, stood);
  if (!question) return undefined;
  const draft = context.state.draft ?? { goal: 'book' };
  switch (question.kind) {
    case 'slot': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && takeOption(context, draft, option);
    }
    case 'which-day': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && withDate(context, draft, option.date);
    }
    case 'which-time': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && withMinute(context, draft, option.minute);
    }
    case 'which-booking': {
      const option = question.options.find((one) => one.id === choiceId);
      return option && forBooking(context, question.purpose, option.bookingId);
    }
    case 'cancel-all':
      if (choiceId === question.yesId) return cancelAll(context, question.bookingIds);
      if (choiceId === question.noId)
        return concluded(context, 'kept', { replies: [{ kind: 'unchanged' }] });
      return undefined;
    case 'delete-data':
      return tapErasure(context, question, choiceId);
    case 'cancel-or-move':
      if (choiceId === question.cancelId) return forBooking(context, 'cancel', question.bookingId);
      if (choiceId === question.moveId) return forBooking(context, 'move', question.bookingId);
      return undefined;
    case 'which-intent':
    case 'day':
    case 'time':
      return undefined;
  }
}

/** One of the slots offered for a cancelled one. Booked, the others have had their purpose. */
function takeStanding(context: TurnContext, option: SlotOption): Decision {
  const decision = takeOption(context, { goal: 'book' }, option);
  if (decision.effects.length === 0) return decision;
  const { standing: _, ...state } = decision.state;
  return { ...decision, state };
}
