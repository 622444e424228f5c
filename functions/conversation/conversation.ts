import type { SQSEvent } from 'aws-lambda';
import { digestId } from '#adapters/identity/digest-id.ts';
import { readIdentityNote } from '#adapters/sqs/identity-note-schema.ts';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { clientField, faultFields, type Log, type LogFields } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { Apology } from '#use-cases/apologise.ts';
import type { Followed } from '#use-cases/follow-client.ts';
import type { Handled } from '#use-cases/handle-message.ts';
import type { WordsRead } from '#use-cases/read-words.ts';
import { receivesMax } from './receives.ts';

export interface ConversationDeps {
  readonly handleMessage: (message: InboundMessage) => Promise<Handled>;
  readonly followClient: (note: IdentityNote) => Promise<Followed>;
  readonly apologise: (message: InboundMessage) => Promise<Apology>;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/**
 * The queue's messages, one an invocation (batch size 1). What is thrown keeps the message in the queue. With the
 * last receive a fault is apologised for before it is thrown on, so that the message ends as a dead letter all the
 * same; what ends the function without a throw is apologised for by `functions/apology`.
 */
export function createConversation(deps: ConversationDeps) {
  const { handleMessage, followClient, apologise, log, metrics } = deps;

  async function apologiseAtLast(message: InboundMessage): Promise<void> {
    try {
      const outcome = await apologise(message);
      log.error('message apologised for', { outcome, ...clientField(message) });
      if (outcome === 'apologised') metrics.count('Apologies');
    } catch (fault) {
      log.error('apology not committed', { ...faultFields(fault), ...clientField(message) });
    }
  }

  async function follow(note: IdentityNote): Promise<void> {
    const outcome = await followClient(note);
    const fields = { outcome, clients: note.marks ?? [] };
    // Two clients for one person: their bookings stay apart, and the owner may have to help.
    if (outcome === 'taken') log.error('client not followed', fields);
    else log.info('client followed', fields);
  }

  return async function conversation(event: SQSEvent): Promise<void> {
    for (const record of event.Records) {
      const note = readIdentityNote(record.body);
      if (note !== undefined) {
        await follow(note);
        continue;
      }
      const message = parseInboundMessage(record.body);
      const handled = await handleMessage(message).catch(async (fault: unknown) => {
        const receives = Number(record.attributes?.ApproximateReceiveCount ?? 1);
        log.warn('message not handled', { attempt: receives, ...whose(message) });
        if (receives >= receivesMax) await apologiseAtLast(message);
        throw fault;
      });
      log.info('message handled', {
        outcome: handled.decision,
        ...whose(message),
        ...(handled.words ? readingFields(handled.words) : {}),
      });
      measure(metrics, handled);
    }
  };
}

function whose(message: InboundMessage): LogFields {
  return { trace: digestId(message.id), ...clientField(message) };
}

function readingFields({ model }: WordsRead): LogFields {
  if (model === undefined) return {};
  return model.kind === 'failed' ? { failure: model.failure } : model.usage;
}

/** Who read, how the model failed where it did, what was decided, how the reply fared. */
function measure(metrics: FunctionMetrics, handled: Handled): void {
  const { decision, words, delivery } = handled;
  metrics.count('MessagesHandled', { decision });
  if (words) {
    const reader =
      words.model === undefined
        ? 'grammar'
        : words.model.kind === 'read'
          ? 'both'
          : 'grammar-alone';
    metrics.count('Readings', { reader });
    if (words.model?.kind === 'failed')
      metrics.count('ModelFailures', { kind: words.model.failure });
  }
  if (delivery) metrics.count('RepliesSent', { outcome: delivery });
}
