import { deliveryStep, sendAttemptsMax } from '#domain/delivery/delivery-step.ts';
import type { Outbound } from '#domain/delivery/outbound.ts';
import type { Clock } from '#ports/clock.ts';
import type { Messenger } from '#ports/messenger.ts';
import type { Outbox } from '#ports/outbox.ts';

/** Longer than the conversation function may run (15 s) and two seconds more: its owner is surely gone then. */
export const leaseMs = 17_000;

export interface DeliverDeps {
  readonly outbox: Outbox;
  readonly messenger: Messenger;
  readonly clock: Clock;
}

export interface DeliverReply {
  /** Sends a message whose lease is ours since its commit. */
  sendNow(outbound: Outbound): Promise<'sent' | 'failed' | 'ambiguous'>;
  /** Sees to a message that was committed before: sends it, waits, or leaves it be. */
  resume(outboundId: string): Promise<void>;
}

export function createDeliverReply({ outbox, messenger, clock }: DeliverDeps): DeliverReply {
  async function sendNow(outbound: Outbound): Promise<'sent' | 'failed' | 'ambiguous'> {
    const outcome = await sendOrRetry(messenger, outbound);
    const at = clock.now();
    switch (outcome.kind) {
      case 'accepted':
        await outbox.settle(outbound, { state: 'sent', channelId: outcome.channelId, at });
        return 'sent';
      case 'refused':
        await outbox.settle(outbound, { state: 'failed', code: outcome.code, at });
        return 'failed';
      case 'ambiguous':
        await outbox.settle(outbound, { state: 'ambiguous', at });
        return 'ambiguous';
    }
  }

  async function resume(outboundId: string): Promise<void> {
    const outbound = await outbox.find(outboundId);
    if (!outbound) return;
    const now = clock.now();
    const step = deliveryStep(outbound, now);
    if (step === 'mark-ambiguous') await outbox.settle(outbound, { state: 'ambiguous', at: now });
    if (step !== 'send') return;
    const leaseUntil = now + leaseMs;
    if (!(await outbox.takeLease(outbound, leaseUntil))) return;
    await sendNow({ ...outbound, state: 'sending', attempts: outbound.attempts + 1, leaseUntil });
  }

  return { sendNow, resume };
}

/** A refusal that may pass is tried once more at once: it is known that nothing was sent. */
async function sendOrRetry(
  messenger: Messenger,
  outbound: Outbound,
): ReturnType<Messenger['send']> {
  let outcome = await messenger.send(outbound.to, outbound.message, outbound.id);
  for (let attempt = 2; attempt <= sendAttemptsMax; attempt += 1) {
    if (outcome.kind !== 'refused' || !outcome.retryable) return outcome;
    outcome = await messenger.send(outbound.to, outbound.message, outbound.id);
  }
  return outcome;
}
