import type { Instant } from '#domain/time/instant.ts';
import type { TappableChoice } from '#infra/local/doubles/graph-rendering.ts';
import { localValues } from '#infra/local/outside-services.ts';

/** A client as WhatsApp tells of them. */
export interface PlayedClient {
  /** Digits with a plus sign. */
  readonly phone: string;
  readonly userId: string;
  readonly name: string;
}

export type ClientAct =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly choice: TappableChoice }
  | { readonly kind: 'audio' }
  | { readonly kind: 'raw'; readonly message: Readonly<Record<string, unknown>> };

/** The webhook body that WhatsApp would post for what a client does. `at` is cut to whole seconds, as there. */
export function clientWebhook(
  client: PlayedClient,
  act: ClientAct,
  messageId: string,
  at: Instant,
): Record<string, unknown> {
  const digits = client.phone.slice(1);
  const message = {
    from: digits,
    from_user_id: client.userId,
    id: messageId,
    timestamp: String(Math.floor(at / 1000)),
    ...contentOf(act),
  };
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '102290129340398',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: {
                display_phone_number: '6281100001111',
                phone_number_id: localValues.phoneNumberId,
              },
              contacts: [{ profile: { name: client.name }, wa_id: digits, user_id: client.userId }],
              messages: [message],
            },
          },
        ],
      },
    ],
  };
}

function contentOf(act: ClientAct): Record<string, unknown> {
  switch (act.kind) {
    case 'text':
      return { type: 'text', text: { body: act.text } };
    case 'audio':
      return {
        type: 'audio',
        audio: { id: '1', mime_type: 'audio/ogg; codecs=opus', sha256: 'x', voice: true },
      };
    case 'tap': {
      const { replyType, id, title, description } = act.choice;
      const reply = { id, title, ...(description === undefined ? {} : { description }) };
      return { type: 'interactive', interactive: { type: replyType, [replyType]: reply } };
    }
    case 'raw':
      return act.message;
  }
}
