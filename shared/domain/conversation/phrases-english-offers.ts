import { offerChoices, spokenDate } from '#domain/conversation/choice-titles.ts';
import { longDate, longTime } from '#domain/conversation/date-format.ts';
import type { RenderedPart } from '#domain/conversation/phrases.ts';
import { englishRefusal } from '#domain/conversation/phrases-english-refusals.ts';
import type { OfferReason, SlotChoice } from '#domain/conversation/reply.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Why these times are offered, and the times to tap; or the question for another day where there are none. */
export function englishOffer(
  reason: OfferReason,
  choices: readonly SlotChoice[],
  studio: Studio,
): RenderedPart {
  const body = choices.length > 0 ? someFree(reason, choices, studio) : noneFree(reason, studio);
  return { body, choices: offerChoices('en', reason, choices) };
}

function someFree(reason: OfferReason, choices: readonly SlotChoice[], studio: Studio): string {
  const nearest = choices.length > 1 ? 'The nearest free times:' : 'The nearest free time:';
  switch (reason.kind) {
    case 'refused':
      return `${englishRefusal(reason, studio)} ${nearest}`;
    case 'free-on':
      return `Free${reason.narrowed ? ' around then' : ''} on ${longDate('en', reason.date)}:`;
    case 'nearest': {
      const hasThatDay = choices.some(({ date }) => date === spokenDate(reason));
      const missing = hasThatDay ? 'Nothing is free then on' : 'Nothing suitable is left on';
      return `${missing} ${longDate('en', reason.date)}, sorry. ${nearest}`;
    }
    case 'free-next':
      return choices.length > 1 ? 'These are the next free times:' : 'This is the next free time:';
    case 'again':
      return choices.length > 1 ? 'Which one would you like?' : 'Would this one suit you?';
    case 'move-to':
      return `Your session is on ${longTime('en', reason.from)}. When would you like it instead?`;
  }
}

function noneFree(reason: OfferReason, studio: Studio): string {
  const otherDay = 'Which other day would suit you?';
  switch (reason.kind) {
    case 'refused':
      return `${englishRefusal(reason, studio)} ${otherDay}`;
    case 'free-on': {
      const then = reason.narrowed ? ' around then' : '';
      return `Nothing is free${then} on ${longDate('en', reason.date)}, sorry. ${otherDay}`;
    }
    case 'nearest':
      return `Nothing suitable is left on ${longDate('en', reason.date)} or the days after, sorry. ${otherDay}`;
    case 'free-next':
      return `Nothing is free in the next few days, sorry. ${otherDay}`;
    case 'again':
      return 'Which day and time would you like?';
    case 'move-to':
      return `Your session is on ${longTime('en', reason.from)}. Which day and time would you like instead?`;
  }
}
