import { concernsEveryMessage } from '#domain/delivery/refusal.ts';
import { minuteMs } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { Outbox } from '#ports/outbox.ts';
import type { DeliverReply } from '#use-cases/deliver-reply.ts';

/** A run looks at so many messages at most; what is left is there for the next, a minute later. */
export const messagesPerRunMax = 200;
/** At once: a slow send holds up a quarter of the run. */
const sendsAtOnceMax = 4;
/** No message is begun after this long: the last one, at 10 s worst, ends within the function's timeout of 30 s. */
const beginsWithinMs = 15_000;
/** What cannot be dealt with is left alone for so long, so that it does not fill each run. */
export const postponeMs = 10 * minuteMs;

export interface SendLeftDeps {
  readonly outbox: Pick<Outbox, 'listDue' | 'postpone'>;
  readonly deliver: Pick<DeliverReply, 'resume'>;
  readonly clock: Clock;
}

/** Told of each message that cannot be dealt with. */
export type OnFault = (outboundId: string, fault: unknown) => void;

export interface SentLeft {
  /** How many messages were looked at. */
  readonly looked: number;
  /** Whether the run ended before all that it found. */
  readonly cutShort: boolean;
}

/** Sees to every message that is due: what was never sent, what is in doubt, what was refused and may go now. */
export function createSendLeft({ outbox, deliver, clock }: SendLeftDeps) {
  /** False: no message will be taken at present. */
  async function seeTo(outboundId: string, onFault: OnFault): Promise<boolean> {
    try {
      const delivery = await deliver.resume(outboundId);
      return delivery?.refusal === undefined || !concernsEveryMessage(delivery.refusal);
    } catch (fault) {
      onFault(outboundId, fault);
      // Best effort: where even this fails, the next run meets the message again, among the others.
      await outbox.postpone(outboundId, clock.now() + postponeMs).catch(() => {});
      return true;
    }
  }

  return async function sendLeft(onFault: OnFault): Promise<SentLeft> {
    const now = clock.now();
    const left = [...(await outbox.listDue(now, messagesPerRunMax))];
    const beginsBefore = now + beginsWithinMs;
    let looked = 0;
    let goesOn = true;
    async function work(): Promise<void> {
      while (goesOn && clock.now() < beginsBefore) {
        const outboundId = left.shift();
        if (outboundId === undefined) return;
        looked += 1;
        if (!(await seeTo(outboundId, onFault))) goesOn = false;
      }
    }
    await Promise.all(Array.from({ length: sendsAtOnceMax }, work));
    return { looked, cutShort: left.length > 0 };
  };
}
