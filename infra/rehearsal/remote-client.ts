import { signatureOf } from '#adapters/whatsapp/signature.ts';
import type { AcceptedMessage, GraphDouble } from '#infra/local/doubles/graph-double.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { type ClientAct, clientWebhook } from '#infra/replay/client-webhook.ts';
import { playedClient } from '#infra/replay/play-conversation.ts';
import { until } from './until.ts';

const answeredWithinMs = 60_000;
const requestWithinMs = 30_000;

/** A client whose WhatsApp is the double and whose messages go to a deployed webhook, signed as Meta signs them. */
export interface RemoteClient {
  /** What the client was answered. @throws Error without an answer in time. */
  write(text: string): Promise<string>;
  /** Taps what was offered last under that title. */
  tap(title: string): Promise<string>;
}

export function createRemoteClient(deps: {
  readonly webhookUrl: string;
  readonly graph: GraphDouble;
  readonly now: () => number;
  readonly runId: string;
}): RemoteClient {
  const { webhookUrl, graph, now, runId } = deps;
  let written = 0;

  async function act(what: ClientAct): Promise<string> {
    written += 1;
    const id = `wamid.${runId}.${written}`;
    const at = now();
    const heard = graph.accepted.length;
    graph.noteInbound(id, playedClient, at);
    await post(clientWebhook(playedClient, what, id, at));
    const answer = await until<AcceptedMessage>(
      () => graph.accepted[heard],
      answeredWithinMs,
      `an answer to message ${written}`,
    );
    return answer.rendered;
  }

  async function post(webhook: Readonly<Record<string, unknown>>): Promise<void> {
    const body = Buffer.from(JSON.stringify(webhook));
    const response = await fetch(webhookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signatureOf(localValues.appSecret, body),
      },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(requestWithinMs),
    });
    if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
  }

  return {
    write: (text) => act({ kind: 'text', text }),
    async tap(title) {
      const found = graph.choiceFor(playedClient, title);
      if (found === undefined) throw new Error(`nothing to tap is called "${title}"`);
      return act({ kind: 'tap', choice: found.choice });
    },
  };
}
