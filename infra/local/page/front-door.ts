import { randomUUID } from 'node:crypto';
import { signatureOf } from '#adapters/whatsapp/signature.ts';

export interface FrontDoor {
  /** Posts a webhook's body, signed, to the address that Meta would call. The worst status of the answers. */
  post(body: string, copies?: number): Promise<number>;
}

/** The secret stays on this side: a page hands over words, never signatures. */
export function createFrontDoor(options: {
  readonly url: () => string;
  readonly appSecret: string;
}): FrontDoor {
  return {
    async post(body, copies = 1) {
      const headers = {
        'content-type': 'application/json',
        'x-hub-signature-256': signatureOf(options.appSecret, Buffer.from(body)),
      };
      const answers = await Promise.all(
        Array.from({ length: copies }, () =>
          fetch(options.url(), { method: 'POST', headers, body }),
        ),
      );
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
      return Math.max(...answers.map(({ status }) => status));
    },
  };
}

export function webhookBody(webhook: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(webhook);
}

/** Unlike any other, in the shape of WhatsApp's. */
export function freshMessageId(): string {
  return `wamid.${randomUUID().replaceAll('-', '').toUpperCase()}`;
}
