import { continued, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Reading } from '#domain/intent/reading.ts';

/** Questions about the studio, answered from the owner's file and never invented. */
export function answerTopic(context: TurnContext, reading: Reading): Decision {
  const topic = reading.topic ?? 'other';
  if (topic === 'hours') {
    const day = resolveDay(reading.wishes[0]?.days ?? [], { today: context.today });
    const date = day.kind === 'date' ? { date: day.date } : {};
    return continued(context, 'answered-hours', [{ kind: 'hours', ...date }]);
  }
  const said = reading.words.join(' ').toLowerCase();
  const entry = context.studio.faq.find(
    (one) =>
      one.topic.toLowerCase() === topic ||
      one.keywords.some((word) => said.includes(word.toLowerCase())),
  );
  const address = topic === 'place' ? context.studio.contact.address : undefined;
  const answer = entry?.answer ?? address;
  return continued(context, answer ? 'answered' : 'referred', [
    { kind: 'question', topic, ...(answer ? { answer } : {}) },
  ]);
}
