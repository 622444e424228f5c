import type { SQSEvent } from 'aws-lambda';
import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { FunctionLog } from '#lambda/logger.ts';
import type { Handled } from '#use-cases/handle-message.ts';

export interface ConversationDeps {
  readonly handleMessage: (message: InboundMessage) => Promise<Handled>;
  readonly log: Pick<FunctionLog, 'info'>;
}

/**
 * The queue's messages, one an invocation (batch size 1). What is thrown keeps the message in the queue; after
 * three receives it goes to the dead-letter queue.
 */
export function createConversation({ handleMessage, log }: ConversationDeps) {
  return async function conversation(event: SQSEvent): Promise<void> {
    for (const record of event.Records) {
      const handled = await handleMessage(parseInboundMessage(record.body));
      log.info('message handled', { outcome: handled.decision });
    }
  };
}
