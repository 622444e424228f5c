import type { Evidence, Violation } from './check-promises.ts';
import { sessionsAfter, type Told, toldBy } from './reply-text.ts';
import { clientIdsOf, type Word, wordsIn } from './who.ts';

const promise = 'bookings are what the client was told';

/** Whoever believes every reply, in the order in which their messages were decided, has the sessions of the table. */
export function toldFaults(evidence: Evidence): Violation[] {
  const words = wordsIn(evidence);
  return evidence.people.flatMap((person) => {
    const own = words.filter((word) => word.person === person);
    const ids = clientIdsOf(evidence, person);
    const told = foldTold(own);
    const real = evidence.table.bookings
      .filter(({ clientId, status }) => ids.has(clientId) && status === 'confirmed')
      .map(({ startsAt }) => Date.parse(startsAt));
    const [believed, found] = [spelled(told.sessions), spelled(real)];
    if (believed === found) return told.faults;
    const what = `${person.name} was told of [${believed}] and has [${found}]`;
    return [...told.faults, { promise, what, about: [person.name, ...ids] }];
  });
}

function foldTold(words: readonly Word[]): { sessions: number[]; faults: Violation[] } {
  let sessions: number[] = [];
  const faults: Violation[] = [];
  for (const { outbound, said, person } of words) {
    for (const told of toldBy(outbound.message.body)) {
      const wrong = untrue(told, sessions, said?.sentAt);
      if (wrong !== undefined) {
        const cause = said?.wamid ?? outbound.outboundId;
        const about = [cause, outbound.outboundId, person.name];
        faults.push({ promise, what: `the word on ${cause} ${wrong}`, about });
      }
      sessions = sessionsAfter(sessions, told);
    }
  }
  return { sessions, faults };
}

/** What does not fit to what was told before; undefined: it fits. */
function untrue(told: Told, sessions: readonly number[], sentAt = 0): string | undefined {
  const missing = (starts: readonly number[]) =>
    starts.filter((start) => !sessions.includes(start));
  switch (told.kind) {
    case 'listed': {
      const ahead = spelled(sessions.filter((start) => start > sentAt));
      const listed = spelled(told.starts);
      return ahead === listed ? undefined : `lists [${listed}] in place of [${ahead}]`;
    }
    case 'cancelled':
      return sayIf(missing(told.starts), 'cancels what they did not have');
    case 'moved':
      return sayIf(missing([told.from]), 'moves what they did not have');
    case 'yours':
      return sayIf(missing([told.start]), 'speaks of what they do not have');
    case 'booked':
    case 'restored':
      return undefined;
  }
}

function sayIf(starts: readonly number[], what: string): string | undefined {
  return starts.length === 0 ? undefined : `${what}: ${spelled(starts)}`;
}

function spelled(starts: readonly number[]): string {
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) =>
      Number.isNaN(start) ? 'unreadable' : new Date(start).toISOString().slice(0, 16),
    )
    .join(', ');
}
