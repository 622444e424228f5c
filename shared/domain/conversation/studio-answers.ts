import { continued, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Reading } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Questions about the studio, answered from the owner's file and never invented. */
export function answerTopic(context: TurnContext, reading: Reading, text: string): Decision {
  const topic = reading.topic ?? 'other';
  const byKeyword = answerByKeyword(context.studio, text);
  if (topic === 'hours' && !byKeyword) {
    const day = resolveDay(reading.wishes[0]?.days ?? [], { today: context.today });
    const date = day.kind === 'date' ? { date: day.date } : {};
    return continued(context, 'answered-hours', [{ kind: 'hours', ...date }]);
  }
  const byTopic = context.studio.faq.find((one) => one.topic.toLowerCase() === topic)?.answer;
  const address = topic === 'place' ? context.studio.contact.address : undefined;
  const answer = byKeyword ?? byTopic ?? address;
  return continued(context, answer ? 'answered' : 'referred', [
    { kind: 'question', topic, ...(answer ? { answer } : {}) },
  ]);
}

/** The owner's answer whose keyword stands in the text as a word of its own, whatever its case. */
export function answerByKeyword(studio: Studio, text: string): string | undefined {
  const said = ` ${words(text)} `;
  return studio.faq.find((one) =>
    one.keywords.some((keyword) => said.includes(` ${words(keyword)} `)),
  )?.answer;
}

function words(text: string): string {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
