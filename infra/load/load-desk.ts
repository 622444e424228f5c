import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import type { AcceptedMessage } from '#infra/local/doubles/graph-double.ts';
import type { LocalClock } from '#infra/local/local-clock.ts';
import type { LocalStack } from '#infra/local/local-stack.ts';
import { localValues, type OutsideServices } from '#infra/local/outside-services.ts';
import { clientWebhook, type PlayedClient } from '#infra/replay/client-webhook.ts';

/** A message and what came of it. */
export interface Exchange {
  /** From the request to the webhook's answer. */
  readonly answerMs: number;
  /** From the request to the reply at WhatsApp. */
  readonly replyMs: number;
  readonly reply: AcceptedMessage;
}

export interface LoadDesk {
  /** Writes as a client, over HTTP, and waits for the reply. @throws Error when none comes in time. */
  say(client: PlayedClient, text: string): Promise<Exchange>;
  stop(): void;
}

const replyWithinMs = 600_000;
/** A thousand sockets at once lose one now and then. */
const deliveriesMax = 3;
const lookEveryMs = 2;

export function loadClient(index: number): PlayedClient {
  const number = String(index).padStart(8, '0');
  return { phone: `+62813${number}`, userId: `ID.1500${number}`, name: `Klien ${index}` };
}

/** Many clients at one webhook. Replies are told apart by whom they are for: each client waits for one at a time. */
export function openLoadDesk(
  stack: LocalStack,
  outside: OutsideServices,
  clock: LocalClock,
): LoadDesk {
  const { whatsapp } = outside;
  if (!whatsapp) throw new Error('load is never sent to the real WhatsApp');
  const { accepted } = whatsapp.double;
  const waiting = new Map<string, (reply: AcceptedMessage) => void>();
  let seen = 0;
  const watch = setInterval(() => {
    for (const message of accepted.slice(seen)) {
      seen += 1;
      waiting.get(message.to)?.(message);
      waiting.delete(message.to);
    }
  }, lookEveryMs);

  return {
    async say(client, text) {
      const webhook = clientWebhook(client, { kind: 'text', text }, wamid(), clock.now());
      const body = JSON.stringify(webhook);
      const replied = new Promise<AcceptedMessage>((resolve) => waiting.set(client.phone, resolve));
      const began = performance.now();
      const response = await deliver(`${stack.url}/whatsapp/webhook`, body);
      await response.arrayBuffer();
      const answerMs = performance.now() - began;
      if (response.status !== 200) throw new Error(`the webhook answered ${response.status}`);
      const reply = await within(replied, replyWithinMs, `"${text}" was not answered`);
      return { answerMs, replyMs: performance.now() - began, reply };
    },
    stop: () => clearInterval(watch),
  };
}

function wamid(): string {
  return `wamid.load-${randomUUID()}`;
}

async function within<Result>(work: Promise<Result>, limitMs: number, fault: string) {
  const ending = new AbortController();
  const late = wait(limitMs, undefined, { signal: ending.signal }).then(() => {
    throw new Error(`${fault} within ${limitMs} ms`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    ending.abort();
  }
}

/** As Meta does: what got no answer is delivered again, with the same id, which is acted on once. */
async function deliver(url: string, body: string): Promise<Response> {
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': signatureOf(localValues.appSecret, Buffer.from(body)),
  };
  for (let delivery = 1; ; delivery += 1) {
    try {
      return await fetch(url, { method: 'POST', headers, body });
    } catch (fault) {
      if (delivery === deliveriesMax) throw fault;
    }
  }
}
