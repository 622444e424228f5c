import type { Person, Said } from '../actors/person.ts';
import type { Evidence } from './check-promises.ts';
import type { RawOutbound } from './raw-table.ts';

/** A reply, with the message that it answers. */
export interface Answer {
  readonly outbound: RawOutbound;
  readonly said: Said;
}

/** The replies in the order in which they were committed. */
export function answersIn({ table, record }: Evidence): Answer[] {
  const byId = new Map(table.outbounds.map((outbound) => [outbound.outboundId, outbound]));
  const answered = new Map(
    table.inbounds.flatMap((inbound) => {
      const said = record.said.get(inbound.inboundId);
      const isReply = said !== undefined && inbound.outboundId !== undefined;
      return isReply ? [[inbound.outboundId, said] as const] : [];
    }),
  );
  return record.outboundOrder.flatMap((id) => {
    const outbound = byId.get(id);
    const said = answered.get(id);
    return outbound === undefined || said === undefined ? [] : [{ outbound, said }];
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
