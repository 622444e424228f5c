import type { Person } from '../actors/person.ts';
import type { Evidence, Violation } from './check-promises.ts';
import { toldBy } from './reply-text.ts';
import { clientIdsOf, wordsIn } from './who.ts';

/** A person is one client, and hears of nobody else: no name, no number, no time. */
export function privacyFaults(evidence: Evidence): Violation[] {
  return [...identityFaults(evidence), ...replyFaults(evidence)];
}

function identityFaults(evidence: Evidence): Violation[] {
  const owners = new Map<string, Person>();
  return evidence.people.flatMap((person) => {
    const ids = [...clientIdsOf(evidence, person)];
    const shared = ids.filter((id) => owners.has(id));
    for (const id of ids) owners.set(id, person);
    if (shared.length === 0 && ids.length <= 1) return [];
    const what = `${person.name} is ${ids.join(' and ')}${shared.length > 0 ? ', which is somebody else' : ''}`;
    return [{ promise: 'one person is one client', what, about: [person.name, ...ids] }];
  });
}

function replyFaults(evidence: Evidence): Violation[] {
  const { people, table, accepted } = evidence;
  return wordsIn(evidence).flatMap(({ outbound, said, person }) => {
    const cause = said?.wamid ?? outbound.outboundId;
    const sends = accepted.filter(({ callbackId }) => callbackId === outbound.outboundId);
    const others = people.filter((one) => one !== person);
    const texts = sends.map(({ rendered }) => rendered).join('\n');
    const leaked = others.find((other) =>
      secretsOf(other).some((secret) => texts.includes(secret)),
    );
    const ids = clientIdsOf(evidence, person);
    const own = new Set(
      table.ledger
        .filter(({ clientId }) => ids.has(clientId))
        .flatMap(({ before, after }) => [before?.startsAt ?? '', after.startsAt].map(Date.parse)),
    );
    const foreign = toldBy(outbound.message.body)
      .flatMap((told) =>
        'starts' in told ? told.starts : 'to' in told ? [told.from, told.to] : [told.start],
      )
      .find((start) => !own.has(start));
    const numbers = [person.phone, person.laterPhone, person.userId];
    const strayed = sends.find(({ to }) => !numbers.includes(to));
    const what =
      (leaked && `names ${leaked.name}`) ??
      (foreign && `tells of ${new Date(foreign).toISOString()}, which was never theirs`) ??
      (strayed && `went to ${strayed.to}`);
    if (what === undefined) return [];
    const about = [cause, outbound.outboundId];
    return [{ promise: "no reply holds another client's data", what: `${cause}: ${what}`, about }];
  });
}

function secretsOf({ name, phone, userId, laterPhone }: Person): string[] {
  const first = name.split(' ')[0] ?? name;
  return [first, phone.slice(1), userId, laterPhone?.slice(1)].filter((one) => one !== undefined);
}
