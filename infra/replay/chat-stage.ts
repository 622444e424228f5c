import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import type { LocalClock } from '#infra/local/local-clock.ts';
import type { LocalStack } from '#infra/local/local-stack.ts';
import { localValues, type OutsideServices } from '#infra/local/outside-services.ts';
import type { Stage } from '#infra/replay/play-conversation.ts';

/** The whole local stack as a stage: signed webhooks in at the front, replies out at the Graph double. */
export function createChatStage(
  stack: LocalStack,
  outside: OutsideServices,
  clock: LocalClock,
  zone: string,
): Stage {
  const { whatsapp, deepseek } = outside;
  if (!whatsapp || !deepseek)
    throw new Error('a chat is played on the doubles of WhatsApp and DeepSeek');
  return {
    clock,
    zone,
    graph: whatsapp.double,
    deepseek: deepseek.double,
    async deliver(webhook) {
      const body = JSON.stringify(webhook);
      const response = await fetch(`${stack.url}/whatsapp/webhook`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': signatureOf(localValues.appSecret, Buffer.from(body)),
        },
        body,
      });
      if (!response.ok) throw new Error(`the webhook answered ${response.status}`);
      await stack.settled();
    },
    afterMove: () => stack.settled(),
    async bookings() {
      // One person chats: every booking is theirs.
      const { bookings } = await stack.state();
      return bookings.map(({ id, start, status }) => ({
        id,
        client: 'self',
        startsAt: instantFromIso(start),
        status,
      }));
    },
  };
}
