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
export function sendFaults({ table, accepted, events, lines, record }: Evidence): Violation[] {
  return table.outbounds.flatMap((outbound): Violation[] => {
    const { outboundId: id, state } = outbound;
    const sends = accepted.filter(({ callbackId }) => callbackId === id);
    const arrived = sends.filter((send) => !record.undelivered.has(send.id));
    const fault = (promise: string, what: string) => [{ promise, what, about: [id] }];
    const altered = sends.find(({ rendered }) => !rendered.startsWith(outbound.message.body));
    if (altered !== undefined) return fault('what is sent is what was committed', `${id} differs`);
    if (arrived.length > sendsMax || (arrived.length === 2 && !wasInDoubt(id, lines))) {
      return fault(
        'no reply is sent more than it must be',
        `${id} was sent ${arrived.length} times`,
      );
    }
    // A word about a session stands at its time from the first, its first line being the title.
    const { body } = outbound.message;
    const isNoted = events.some(
      ({ summary, description }) => description === body || `${summary}\n${description}` === body,
    );
    if (outbound.by === 'calendar' && !isNoted) {
      return fault('what the owner cannot be sent is noted', `${id} is not in her calendar`);
    }
    if (outbound.by === undefined && sends.length === 0 && doubts(id, lines) < sendsMax) {
      return fault('every reply is sent', `${id} was not sent, it is ${state}`);
    }
    const isOpen = state !== 'sent' && state !== 'failed';
    return isOpen ? fault('every reply comes to an end', `${id} is still ${state}`) : [];
  });
}

/** How many invocations left it open whether it was sent: in sending it, or with its lease in their hands. */
function doubts(id: string, lines: Evidence['lines']): number {
  const holders = new Set<string>();
  const doubtful = new Set<string>();
  for (const { who, what } of lines) {
    const isSend = what.startsWith(`graph send ${id}`);
    const isLease = what.includes(id) && /^(?:TransactWrite|Put)/.test(what);
    if (isLease) holders.add(who);
    const isLost =
      (isSend && /!! (?:crash|graph (?:reset|timed|empty|502))/.test(what)) ||
      (isLease && /!! (?:crash after|table answer lost)/.test(what)) ||
      (holders.has(who) && /^(?:crashed|timed-out)/.test(what));
    if (isLost) doubtful.add(who);
  }
  return doubtful.size;
}

/** Whether something went wrong in an invocation that sent it, from the send on. */
function wasInDoubt(id: string, lines: Evidence['lines']): boolean {
  const at = lines.findIndex(({ what }) => what.startsWith(`graph send ${id}`));
  const sender = lines[at]?.who;
  return lines
    .slice(at)
    .some(({ who, what }) => who === sender && /!!|^crashed|^timed-out|^failed/.test(what));
}
