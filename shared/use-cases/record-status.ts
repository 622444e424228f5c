import { afterStatus, type DeliveryStatus } from '#domain/delivery/after-status.ts';
import { whichMessage } from '#domain/delivery/delivery-event.ts';
import { saidByCalendar, undelivered } from '#domain/delivery/undelivered.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { DeliverDeps } from '#use-cases/deliver-reply.ts';

/** How often a status is held against a record that changed under it. */
const attemptsMax = 3;

export type StatusOutcome =
  | 'recorded'
  /** The channel took the message and then refused it. */
  | 'refused'
  | 'repeated'
  | 'overtaken'
  /** Of a send that was followed by another, which is the one on record. */
  | 'other-send'
  /** Not of a message of ours, or of one that is forgotten. */
  | 'unknown';

/**
 * Notes what the channel says of a message that it took. Safe to repeat, in any order.
 * @throws CoreSyncError `status.early` (retryable) when the send itself is still being noted; `store.*`.
 */
export function createRecordStatus(deps: Omit<DeliverDeps, 'messenger' | 'leaseMs'>) {
  const { outbox, clock, ids, random, studio, report = () => {} } = deps;

  return async function recordStatus(status: DeliveryStatus): Promise<StatusOutcome> {
    const { outboundId, word } = status;
    if (outboundId === undefined) return 'unknown';
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const before = await outbox.find(outboundId);
      if (!before) return 'unknown';
      const next = afterStatus(before, status, clock.now(), random());
      if (next.kind === 'unchanged') return next.why;
      if (next.kind === 'early') break;
      const settled = undelivered(next.after, studio, ids.next(), clock.now());
      const { message } = settled;
      if (!(await outbox.replace(before, message, settled.word))) continue;
      const which = whichMessage(message);
      if (word.kind !== 'failed') {
        report({ kind: 'arrived', status: word.kind, ...which });
        return 'recorded';
      }
      report({ kind: 'refused', state: next.after.state, ...which, ...refusalOf(word) });
      if (message.state === 'failed') report({ kind: 'given-up', ...which });
      const note = saidByCalendar(settled);
      if (note) report({ kind: 'owner-by-calendar', ...whichMessage(note) });
      return 'refused';
    }
    throw new CoreSyncError('status.early', 'the message of a status is being written', {
      retryable: true,
    });
  };
}

function refusalOf(word: Extract<DeliveryStatus['word'], { kind: 'failed' }>) {
  const { refusal, code } = word;
  return code === undefined ? { refusal } : { refusal, code };
}
