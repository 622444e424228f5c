import type { AcceptedMessage } from '#infra/local/doubles/graph-double.ts';
import { localValues } from '#infra/local/outside-services.ts';
import type { GateDeps } from '../platform/gate.ts';
import type { MetaWebhooks } from '../platform/meta-webhooks.ts';
import type { RunRecord } from '../run-record.ts';

/** WhatsApp tells what became of each message that it took; some of it is lost, some of it overtakes. */
export function createStatuses(deps: GateDeps & { meta: MetaWebhooks; record: RunRecord }) {
  const { scheduler, faults, meta, record } = deps;

  return function tell(message: AcceptedMessage): void {
    const random = deps.random.fork(`statuses/${message.id}`);
    const isLost = faults.happens('message not delivered', 0.004, random);
    if (isLost) record.undelivered.add(message.id);
    // Many people let nobody see whether they have read.
    const kinds = isLost
      ? ['sent', 'failed']
      : ['sent', 'delivered', ...(random.chance(0.3) ? ['read'] : [])];
    let afterMs = 0;
    for (const kind of kinds) {
      afterMs += random.between(100, 8_000);
      if (faults.happens('status lost', 0.25, random)) continue;
      scheduler.after(afterMs, () =>
        meta.post(`${message.id} ${kind}`, statusWebhook(message, kind, scheduler.now())),
      );
    }
  };
}

function statusWebhook(message: AcceptedMessage, status: string, at: number) {
  const told = {
    id: message.id,
    status,
    timestamp: String(Math.floor(at / 1000)),
    recipient_id: message.to.replace('+', ''),
    biz_opaque_callback_data: message.callbackId,
    ...(status === 'failed' ? { errors: [{ code: 131026, title: 'Message undeliverable' }] } : {}),
  };
  const value = {
    messaging_product: 'whatsapp',
    metadata: {
      display_phone_number: localValues.businessNumber.slice(1),
      phone_number_id: localValues.phoneNumberId,
    },
    statuses: [told],
  };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '102290129340398', changes: [{ field: 'messages', value }] }],
  };
}
