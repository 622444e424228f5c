import { renata } from './played-people.ts';
import type { WholeStack } from './whole-stack.ts';

/** What WhatsApp tells of sent messages: of ours, of others', out of order, and of failures of every consequence. */
export async function hearOfDeliveries({ say, outside, clock, post }: WholeStack): Promise<void> {
  const tell = async (status: string, fields: object = {}) => {
    const last = outside.whatsapp?.double.accepted.at(-1);
    const known = {
      id: last?.id,
      biz_opaque_callback_data: last?.callbackId,
      recipient_id: renata.phone.slice(1),
      timestamp: String(Math.floor(clock.now() / 1_000)),
    };
    const contacts = [{ profile: { name: renata.name }, wa_id: renata.phone.slice(1) }];
    const statuses = [{ ...known, status, ...fields }];
    const change = { field: 'messages', value: { contacts, statuses } };
    await post({ object: 'whatsapp_business_account', entry: [{ changes: [change] }] });
  };
  const failed = (code: number) =>
    tell('failed', { errors: [{ code, title: renata.name, error_data: { details: 'zebra' } }] });

  await say(renata, 'jadwalku apa aja?');
  for (const status of ['delivered', 'sent', 'read', 'played']) await tell(status);
  await tell('delivered', { id: 'wamid.OUTzebra==', biz_opaque_callback_data: 'zebra' });
  for (const code of [131026, 131056, 131000, 190]) {
    await say(renata, 'jadwalku apa aja?');
    await failed(code);
  }
  // Waits for her to write; then it turns out to have arrived.
  await say(renata, 'jadwalku apa aja?');
  await failed(131047);
  await tell('delivered');
  await say(renata, 'jadwalku apa aja?');
  await failed(131047);
  await say(renata, 'jadwalku apa aja?');
}
