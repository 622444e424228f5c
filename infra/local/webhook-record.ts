import { readWebhook } from '#adapters/whatsapp/webhook-messages.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { GraphDouble } from './doubles/graph-double.ts';
import type { Fetch } from './serve-fetch.ts';

export interface WebhookRecord {
  readonly fetch: Fetch;
  /** Each message of a client that was taken with 200, once, in order. */
  messages(): InboundMessage[];
  /** Requests that are not answered yet. */
  inFlight(): number;
}

/** Stands before the API: remembers what clients sent, and tells the Graph double, whose rules depend on it. */
export function recordWebhooks(fetch: Fetch, graph: GraphDouble | undefined): WebhookRecord {
  const taken = new Map<string, InboundMessage>();
  let inFlight = 0;

  async function record(request: Request): Promise<Response> {
    const messages = request.method === 'POST' ? await messagesOf(request.clone()) : [];
    // Before the answer: the reply may be sent sooner than we get to it.
    for (const { id, sender, sentAt } of messages) graph?.noteInbound(id, sender, sentAt);
    const response = await fetch(request);
    if (response.status === 200) {
      for (const message of messages) {
        if (!taken.has(message.id)) taken.set(message.id, message);
      }
    }
    return response;
  }

  return {
    async fetch(request) {
      inFlight++;
      try {
        return await record(request);
      } finally {
        inFlight--;
      }
    },
    messages: () => [...taken.values()],
    inFlight: () => inFlight,
  };
}

async function messagesOf(request: Request): Promise<InboundMessage[]> {
  const reading = readWebhook(await request.json().catch(() => undefined));
  return reading.kind === 'read' ? reading.deliveries.flatMap(({ messages }) => messages) : [];
}
