import type { SQSEvent } from 'aws-lambda';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { CoreSyncError } from '#domain/error.ts';
import { clientField, faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { Apology } from '#use-cases/apologise.ts';

/** A failed message as it lies in its queue. */
export interface FailedMessage {
  readonly body: string;
  readonly groupId: string;
  readonly deduplicationId: string;
}

interface SeenTo {
  readonly outcome: Apology | 'no-message';
  readonly client?: string;
}

interface ApologyDeps {
  readonly apologise: (message: InboundMessage) => Promise<Apology>;
  /** Lays it where people look. */
  readonly layAside: (failed: FailedMessage) => Promise<void>;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/**
 * Sees to it that no message is given up in silence: its client is told, and only then does it go where people look.
 * Safe to repeat. What is no message has nobody to be told, and is laid aside as it is.
 */
export function createApology({ apologise, layAside, log, metrics }: ApologyDeps) {
  async function seeTo(body: string): Promise<SeenTo> {
    try {
      const message = parseInboundMessage(body);
      return { outcome: await apologise(message), ...clientField(message) };
    } catch (fault) {
      if (!(fault instanceof CoreSyncError) || fault.code !== 'message.invalid') throw fault;
      log.error('failed message cannot be read', faultFields(fault));
      return { outcome: 'no-message' };
    }
  }

  return async function apology(event: SQSEvent): Promise<void> {
    for (const { body, attributes } of event.Records) {
      const { outcome, ...who } = await seeTo(body);
      const { MessageGroupId: groupId = '', MessageDeduplicationId = '' } = attributes;
      await layAside({ body, groupId, deduplicationId: MessageDeduplicationId });
      log.error('message laid aside', { outcome, ...who });
      metrics.count('MessagesLaidAside', { outcome });
    }
  };
}
