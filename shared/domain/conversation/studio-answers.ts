import { continued, type Decision, type TurnContext } from '#domain/conversation/decision.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import { resolveDay } from '#domain/date-language/resolve-day.ts';
import type { Intent, Reading } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Questions about the studio, answered from the owner's file and never invented. */
export function answerTopic(context: TurnContext, reading: Reading, text: string): Decision {
  const topic = reading.topic ?? 'other';
  const byKeyword = answerByKeyword(context.studio, text);
  if (topic === 'hours' && !byKeyword) {
    const day = resolveDay(reading.wishes[0]?.days ?? [], { today: context.today });
    const date = day.kind === 'date' ? { date: day.date } : {};
    const answered = continued(context, 'answered-hours', [{ kind: 'hours', ...date }]);
    if (day.kind !== 'date') return answered;
    // "Sabtu buka jam berapa?", then "jam 8 ya": that Saturday.
    const draft = { ...(context.state.draft ?? { goal: 'book' as const }), date: day.date };
    return { ...answered, state: { ...answered.state, draft } };
  }
  const byTopic = context.studio.faq.find((one) => one.topic.toLowerCase() === topic)?.answer;
  const answered = byKeyword ?? byTopic;
  if (topic === 'duration' && !answered)
    return continued(context, 'answered-duration', [{ kind: 'duration' }]);
  const address = topic === 'place' ? context.studio.contact.address : undefined;
  const answer = answered ?? address;
  return continued(context, answer ? 'answered' : 'referred', [
    { kind: 'question', topic, ...(answer ? { answer } : {}) },
  ]);
}

/**
 * "How much is tomorrow 10am?" asks two things: what the owner's file says of the one comes before the other. Who
 * else has booked is nobody's to know.
 */
export function withSideAnswer(
  context: TurnContext,
  reading: Reading,
  text: string,
  decision: Decision,
): Decision {
  if (!sessionIntents.has(reading.intent) || decision.replies.length === 0) return decision;
  if (reading.asksOfOthers) {
    const isOfTime = reading.intent !== 'list';
    const reply: Reply = { kind: 'others-private' };
    return isOfTime ? saidFirst(decision, reply) : continued(context, 'others-private', [reply]);
  }
  if (!reading.asksTopic) return decision;
  const [reply] = answerTopic(context, reading, text).replies;
  return reply?.kind === 'question' ? saidFirst(decision, reply) : decision;
}

const sessionIntents: ReadonlySet<Intent> = new Set<Intent>([
  'book',
  'wish',
  'ask',
  'cancel',
  'move',
  'list',
]);

export function saidFirst(decision: Decision, reply: Reply): Decision {
  return { ...decision, replies: [reply, ...decision.replies] };
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
