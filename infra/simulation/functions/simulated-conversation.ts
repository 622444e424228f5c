import type { SQSEvent } from 'aws-lambda';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDynamoTurnStore } from '#adapters/dynamodb/dynamodb-turn-store.ts';
import { createWhatsappMessenger } from '#adapters/whatsapp/whatsapp-messenger.ts';
import { createConversation } from '#functions/conversation/conversation.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { createApologise } from '#use-cases/apologise.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createHandleMessage } from '#use-cases/handle-message.ts';
import { createReadWords } from '#use-cases/read-words.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedFetch } from '../platform/outside-fetch.ts';
import { deepseekService, graphService } from './outside-mishaps.ts';
import {
  idsOf,
  type SimulatedServices,
  simulatedStudioId,
  storeDepsOf,
} from './simulated-services.ts';

/** conversation as its handler wires it. */
export function simulatedConversation(services: SimulatedServices) {
  const { studio, deepseek, log, metrics } = services;
  return (instance: Instance) => {
    const { clock, gate } = instance;
    const table = storeDepsOf(services, instance);
    const messenger = simulatedMessenger(services, instance);
    const model = createDeepseekLanguageModel({
      apiUrl: 'http://deepseek.simulated',
      apiKey: async () => localValues.deepseekKey,
      userId: simulatedStudioId,
      fetch: createGatedFetch(deepseekService(deepseek), gate),
    });
    const ids = idsOf(instance);
    const turns = createDynamoTurnStore(table);
    const deliver = createDeliverReply({
      outbox: createDynamoOutbox(table),
      ...{ messenger, clock, ids, studio, random: table.random },
    });
    const conversation = createConversation({
      handleMessage: createHandleMessage({
        studio,
        turns,
        messenger,
        deliver,
        readWords: createReadWords({ studio, model: async () => model }),
        clock,
        ids,
      }),
      apologise: createApologise({ studio, turns, deliver, clock, ids }),
      log,
      metrics,
    });
    return (event: SQSEvent) => conversation(event);
  };
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
