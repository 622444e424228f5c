import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';
import type { AcceptedMessage, GraphDouble } from '../doubles/graph-double.ts';
import { localValues } from '../outside-services.ts';
import { type FrontDoor, webhookBody } from './front-door.ts';

export type DeliveryStatus = 'sent' | 'delivered' | 'read';

export interface StatusWebhooks {
  /** The last status of each message that the webhook took, by the message's id. */
  statusOf(messageId: string): DeliveryStatus | undefined;
  /** The client looked at the chat: what was delivered to them is read now. */
  readBy(client: string): Promise<void>;
}

/** Does for each message that the Graph double takes what WhatsApp does: tells by signed webhooks how far it came. */
export function sendStatuses(graph: GraphDouble, door: FrontDoor, clock: Clock): StatusWebhooks {
  const statuses = new Map<string, DeliveryStatus>();
  const underWay = new Map<string, Promise<void>>();

  async function tell(message: AcceptedMessage, status: DeliveryStatus): Promise<void> {
    const answered = await door.post(webhookBody(statusWebhook(message, status, clock.now())));
    if (answered === 200) statuses.set(message.id, status);
  }

  graph.onAccepted = (message) => {
    const told = tell(message, 'sent')
      .then(() => tell(message, 'delivered'))
      .catch(() => {
        // The stack is stopping: nobody listens any more.
      });
    underWay.set(message.id, told);
  };

  return {
    statusOf: (messageId) => statuses.get(messageId),
    async readBy(client) {
      for (const message of graph.accepted.filter(({ to }) => to === client)) {
        await underWay.get(message.id);
        if (statuses.get(message.id) === 'delivered') await tell(message, 'read');
      }
    },
  };
}

/** The body that WhatsApp would post of a status. */
export function statusWebhook(
  message: AcceptedMessage,
  status: DeliveryStatus,
  at: Instant,
): Record<string, unknown> {
  const digits = message.to.startsWith('+') ? message.to.slice(1) : undefined;
  const contact = digits === undefined ? { user_id: message.to } : { wa_id: digits };
  const recipient =
    digits === undefined ? { recipient_user_id: message.to } : { recipient_id: digits };
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: localValues.businessNumber.slice(1),
      phone_number_id: localValues.phoneNumberId,
    },
    contacts: [contact],
    statuses: [
      {
        id: message.id,
        status,
        timestamp: String(Math.floor(at / 1000)),
        ...recipient,
        ...(message.callbackId === undefined
          ? {}
          : { biz_opaque_callback_data: message.callbackId }),
      },
    ],
  };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
  };
}
