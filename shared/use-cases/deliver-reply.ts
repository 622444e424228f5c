import { afterRefusal } from '#domain/delivery/after-refusal.ts';
import { type DeliveryReport, whichMessage } from '#domain/delivery/delivery-event.ts';
import { deliveryStep } from '#domain/delivery/delivery-step.ts';
import type { Outbound, OutboundState } from '#domain/delivery/outbound.ts';
import type { Refusal, RefusalKind } from '#domain/delivery/refusal.ts';
import { accepted, doubted, givenUp, leased, released } from '#domain/delivery/transitions.ts';
import { saidByCalendar, undelivered } from '#domain/delivery/undelivered.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Clock } from '#ports/clock.ts';
import type { IdSource } from '#ports/identity.ts';
import type { Messenger, SendOutcome } from '#ports/messenger.ts';
import type { Outbox } from '#ports/outbox.ts';

/** Longer than the conversation function may run (15 s) and two seconds more: its owner is surely gone then. */
export const leaseMs = 17_000;
/** An outage is often over with the next request: it is tried once more at once. */
const triesAtOnceMax = 2;

export interface DeliverDeps {
  readonly outbox: Outbox;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** In [0, 1). */
  readonly random: () => number;
  readonly studio: Pick<Studio, 'ownerWhatsapp'>;
  /** Longer than the function may run that sends. Default: the conversation's. */
  readonly leaseMs?: number;
  /** Default: nobody listens. */
  readonly report?: DeliveryReport;
}

/** How a message stands after it was seen to. */
export interface Delivery {
  readonly state: OutboundState;
  /** Why it was refused, if it was just now. */
  readonly refusal?: RefusalKind;
}

export interface DeliverReply {
  /** Sends a message whose lease is ours since its commit. */
  sendNow(outbound: Outbound): Promise<Delivery>;
  /** Sees to a message that was committed before: sends it, waits, gives it up, or leaves it be. */
  resume(outboundId: string): Promise<Delivery | undefined>;
  /** The client has written for whom it waited: sends it. */
  release(outboundId: string): Promise<void>;
}

/** Sends what was committed, and notes how that went before anything else is done about it. */
export function createDeliverReply(deps: DeliverDeps): DeliverReply {
  const { outbox, messenger, clock, random, report = () => {} } = deps;

  async function sendNow(outbound: Outbound): Promise<Delivery> {
    const which = whichMessage(outbound);
    const outcome = await sendOrRetry(messenger, outbound);
    switch (outcome.kind) {
      case 'accepted':
        report({ kind: 'accepted', ...which });
        // Not written: a status came first, and says the same.
        await outbox.replace(outbound, accepted(outbound, outcome.channelId));
        return { state: 'sent' };
      case 'ambiguous':
        report({ kind: 'in-doubt', reason: outcome.reason, ...which });
        await outbox.replace(outbound, doubted(outbound, clock.now()));
        return { state: 'ambiguous' };
      case 'refused':
        return refused(outbound, outcome);
    }
  }

  async function refused(outbound: Outbound, refusal: Refusal): Promise<Delivery> {
    const after = afterRefusal(outbound, refusal, clock.now(), random());
    const { state } = after;
    report({ kind: 'refused', ...refusal, state, ...whichMessage(outbound) });
    await settle(outbound, after);
    return { state, refusal: refusal.refusal };
  }

  /** Where the client will not have it, or not soon, the owner is told in the same write. */
  async function settle(before: Outbound, after: Outbound): Promise<void> {
    const settled = undelivered(after, deps.studio, deps.ids.next(), clock.now());
    const { message, word } = settled;
    if (!(await outbox.replace(before, message, word))) return;
    if (message.state === 'failed') report({ kind: 'given-up', ...whichMessage(message) });
    const note = saidByCalendar(settled);
    if (note) report({ kind: 'owner-by-calendar', ...whichMessage(note) });
  }

  async function send(outbound: Outbound): Promise<Delivery> {
    const mine = leased(outbound, clock.now() + (deps.leaseMs ?? leaseMs));
    return (await outbox.replace(outbound, mine)) ? sendNow(mine) : { state: outbound.state };
  }

  async function resume(outboundId: string): Promise<Delivery | undefined> {
    const outbound = await outbox.find(outboundId);
    if (!outbound) return undefined;
    const now = clock.now();
    switch (deliveryStep(outbound, now)) {
      case 'send':
        return send(outbound);
      case 'mark-ambiguous':
        report({ kind: 'in-doubt', reason: 'lease-expired', ...whichMessage(outbound) });
        await outbox.replace(outbound, doubted(outbound, now));
        return { state: 'ambiguous' };
      case 'give-up':
        await settle(outbound, givenUp(outbound));
        return { state: 'failed' };
      case 'wait':
      case 'done':
        return { state: outbound.state };
    }
  }

  async function release(outboundId: string): Promise<void> {
    const outbound = await outbox.find(outboundId);
    if (outbound?.waitsFor !== 'client') return;
    const free = released(outbound, clock.now());
    if (await outbox.replace(outbound, free)) await send(free);
  }

  return { sendNow, resume, release };
}

/** What passes by itself is tried once more at once: it is known that nothing was sent. */
async function sendOrRetry(messenger: Messenger, outbound: Outbound): Promise<SendOutcome> {
  let outcome = await attempt(messenger, outbound);
  for (let tries = 2; tries <= triesAtOnceMax; tries += 1) {
    if (outcome.kind !== 'refused' || outcome.refusal !== 'outage') return outcome;
    outcome = await attempt(messenger, outbound);
  }
  return outcome;
}

/** What the messenger throws, it throws before anything was sent. */
async function attempt(messenger: Messenger, outbound: Outbound): Promise<SendOutcome> {
  try {
    return await messenger.send(outbound.to, outbound.message, outbound.id);
  } catch (fault) {
    if (!(fault instanceof CoreSyncError)) throw fault;
    const isMended = fault.code === 'secret.invalid' || fault.code === 'secret.unavailable';
    return { kind: 'refused', refusal: isMended ? 'not-allowed' : 'our-mistake' };
  }
}
