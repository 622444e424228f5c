import type { Person, Said } from '../actors/person.ts';
import type { Evidence } from './check-promises.ts';
import type { RawOutbound } from './raw-table.ts';

/** A message to a client: a reply, or word of what the owner changed. */
export interface Word {
  readonly outbound: RawOutbound;
  readonly person: Person;
  /** The message that it answers. */
  readonly said?: Said;
}

/** What clients were written, in the order in which it was committed. */
export function wordsIn(evidence: Evidence): Word[] {
  const { table, record, people } = evidence;
  const byId = new Map(table.outbounds.map((outbound) => [outbound.outboundId, outbound]));
  const answered = new Map(
    table.inbounds.flatMap((inbound) => {
      const said = record.said.get(inbound.inboundId);
      const isReply = said !== undefined && inbound.outboundId !== undefined;
      return isReply ? [[inbound.outboundId, said] as const] : [];
    }),
  );
  const owners = new Map(
    people.flatMap((person) =>
      [...clientIdsOf(evidence, person)].map((id) => [id, person] as const),
    ),
  );
  return record.outboundOrder.flatMap((id): Word[] => {
    const outbound = byId.get(id);
    const said = answered.get(id);
    if (outbound === undefined || outbound.audience !== 'client') return [];
    if (said !== undefined) return [{ outbound, said, person: said.person }];
    const person = owners.get(outbound.clientId);
    return person === undefined ? [] : [{ outbound, person }];
  });
}

/** Under which ids of ours a person's messages were decided. */
export function clientIdsOf({ table, record }: Evidence, person: Person): Set<string> {
  return new Set(
    table.inbounds.flatMap(({ inboundId, clientId }) =>
      record.said.get(inboundId)?.person === person ? [clientId] : [],
    ),
  );
}
