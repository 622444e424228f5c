import type { Evidence, Violation } from './check-promises.ts';

/** Decisions that say nothing on purpose: a second voice note is not explained again. */
const silent = new Set(['unreadable-again']);
const sendsMax = 2;

/** Every message that was taken is answered. */
export function answerFaults({ table, record }: Evidence): Violation[] {
  const inbounds = new Map(table.inbounds.map((inbound) => [inbound.inboundId, inbound]));
  const outbounds = new Set(table.outbounds.map(({ outboundId }) => outboundId));
  const fault = (wamid: string, what: string): Violation[] => [
    { promise: 'every accepted message is answered', what: `${wamid} ${what}`, about: [wamid] },
  ];
  return [...record.taken].flatMap((wamid) => {
    const inbound = inbounds.get(wamid);
    if (inbound === undefined) return fault(wamid, 'was answered 200 and never decided');
    if (inbound.outboundId === undefined) {
      return silent.has(inbound.decision) ? [] : fault(wamid, `has no reply: ${inbound.decision}`);
    }
    return outbounds.has(inbound.outboundId) ? [] : fault(wamid, 'has a reply that is not there');
  });
}

/** Every reply reached WhatsApp once; twice at most, and that only where a send was left in doubt. */
export function sendFaults({ table, accepted, lines, hasHousekeeping }: Evidence): Violation[] {
  return table.outbounds.flatMap((outbound): Violation[] => {
    const { outboundId: id, state } = outbound;
    const sends = accepted.filter(({ callbackId }) => callbackId === id);
    const fault = (promise: string, what: string) => [{ promise, what, about: [id] }];
    const altered = sends.find(({ rendered }) => !rendered.startsWith(outbound.message.body));
    if (altered !== undefined) return fault('what is sent is what was committed', `${id} differs`);
    if (sends.length > sendsMax || (sends.length === 2 && !wasInDoubt(id, lines))) {
      return fault('no reply is sent more than it must be', `${id} was sent ${sends.length} times`);
    }
    if (sends.length === 0 && hasHousekeeping)
      return fault('every reply is sent', `${id} was not sent, it is ${state}`);
    return [];
  });
}

/** Whether something went wrong in the invocation that sent it first, from the send on. */
function wasInDoubt(id: string, lines: Evidence['lines']): boolean {
  const at = lines.findIndex(({ what }) => what.startsWith(`graph send ${id}`));
  const sender = lines[at]?.who;
  return lines
    .slice(at)
    .some(({ who, what }) => who === sender && /!!|^crashed|^timed-out|^failed/.test(what));
}
