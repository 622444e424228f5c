import type { SQSEvent } from 'aws-lambda';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { FunctionLog, LogFields } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { Handled } from '#use-cases/handle-message.ts';
import type { WordsRead } from '#use-cases/read-words.ts';

export interface ConversationDeps {
  readonly handleMessage: (message: InboundMessage) => Promise<Handled>;
  readonly log: Pick<FunctionLog, 'info'>;
  readonly metrics: FunctionMetrics;
}

/**
 * The queue's messages, one an invocation (batch size 1). What is thrown keeps the message in the queue; after
 * three receives it goes to the dead-letter queue.
 */
export function createConversation({ handleMessage, log, metrics }: ConversationDeps) {
  return async function conversation(event: SQSEvent): Promise<void> {
    for (const record of event.Records) {
      const handled = await handleMessage(parseInboundMessage(record.body));
      log.info('message handled', {
        outcome: handled.decision,
        ...(handled.words ? readingFields(handled.words) : {}),
      });
      measure(metrics, handled);
    }
  };
}

function readingFields({ model }: WordsRead): LogFields {
  if (model === undefined) return {};
  return model.kind === 'failed' ? { failure: model.failure } : model.usage;
}

/** Who read, how the model failed where it did, what was decided, how the reply fared. */
function measure(metrics: FunctionMetrics, { decision, words, delivery }: Handled): void {
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
