import type { SQSEvent } from 'aws-lambda';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { createDynamoModelBudget } from '#adapters/dynamodb/dynamodb-model-budget.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { sendBatches } from '#adapters/sqs/send-batches.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { createApology } from '#functions/apology/apology.ts';
import { createConversation } from '#functions/conversation/conversation.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createFollowClient } from '#use-cases/follow-client.ts';
import { createGuardedModel } from '#use-cases/guard-model.ts';
import { createHandleMessage } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import type { DeadLetters } from '../platform/dead-letters.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedFetch } from '../platform/outside-fetch.ts';
import { createGatedQueueClient } from '../platform/queue-client.ts';
import { deepseekService, graphService } from './outside-mishaps.ts';
import {
  idsOf,
  type SimulatedServices,
  simulatedStudioId,
  storeDepsOf,
} from './simulated-services.ts';

/** conversation as its handler wires it. */
export function simulatedConversation(services: SimulatedServices) {
  const { studio, log, metrics } = services;
  return (instance: Instance) => {
    const { clock } = instance;
    const { turns, messenger, deliver, ids, apologise, table } = wireReplies(services, instance);
    const model = createGuardedModel({
      model: simulatedModel(services, instance),
      budget: createDynamoModelBudget(table),
      studio,
      clock,
    });
    const readWords = createReadWords({ studio, model: async () => model });
    const handleMessage = createHandleMessage({
      ...{ studio, turns, messenger, deliver, readWords, clock, ids },
    });
    const followClient = createFollowClient({ turns, clock });
    const conversation = createConversation({
      ...{ handleMessage, followClient, apologise, log, metrics },
    });
    return (event: SQSEvent) => conversation(event);
  };
}

/** apology as its handler wires it. */
export function simulatedApology(services: SimulatedServices, deadLetters: DeadLetters) {
  const { log, metrics } = services;
  return (instance: Instance) => {
    const { apologise } = wireReplies(services, instance);
    const client = createGatedQueueClient(() => deadLetters, instance.gate);
    const apology = createApology({
      apologise,
      layAside: ({ body, groupId, deduplicationId }) =>
        sendBatches(client, 'dead letters', [
          { MessageBody: body, MessageGroupId: groupId, MessageDeduplicationId: deduplicationId },
        ]),
      log,
      metrics,
    });
    return (event: SQSEvent) => apology(event);
  };
}

function wireReplies(services: SimulatedServices, instance: Instance) {
  const { studio } = services;
  const { clock } = instance;
  const ids = idsOf(instance);
  const table = storeDepsOf(services, instance);
  const turns = createDynamoTurnStore(table);
  const messenger = simulatedMessenger(services, instance);
  const deliver = createDeliverReply({
    outbox: createDynamoOutbox(table),
    ...{ messenger, clock, ids, studio, random: table.random },
  });
  const apologise = createApologise({ studio, turns, deliver, clock, ids });
  return { table, turns, messenger, deliver, ids, apologise };
}

function simulatedModel({ deepseek }: SimulatedServices, { gate }: Instance) {
  return createDeepseekLanguageModel({
    apiUrl: 'http://deepseek.simulated',
    apiKey: async () => localValues.deepseekKey,
    userId: simulatedStudioId,
    fetch: createGatedFetch(deepseekService(deepseek), gate),
  });
}

export function simulatedMessenger({ graph }: SimulatedServices, { gate }: Instance) {
  return createWhatsappMessenger({
    fetch: createGatedFetch(graphService(graph), gate),
    apiUrl: 'http://graph.simulated/v25.0',
    access: async () => ({
      token: localValues.whatsappToken,
      phoneNumberId: localValues.phoneNumberId,
    }),
  });
}
