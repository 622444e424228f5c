import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLocalClock } from '#infra/local/local-clock.ts';
import {
  localValues,
  type OutsideServices,
  startOutsideServices,
} from '#infra/local/outside-services.ts';
import { readState } from '#infra/local/read-state.ts';
import { localStateSchema } from '#infra/local/state-schema.ts';
import { recordWebhooks } from '#infra/local/webhook-record.ts';

const startsAt = Date.parse('2026-12-02T02:15:00Z');
const clock = createLocalClock({ start: startsAt, frozen: true });
let outside: OutsideServices;

beforeAll(async () => {
  outside = await startOutsideServices({ clock, zone: 'Asia/Jakarta' });
});
afterAll(() => outside.stop());

const bookingItem = {
  ...{ PK: 'studio#CLIENT#c1', SK: 'BOOKING#b1', entity: 'booking', bookingId: 'b1' },
  ...{ clientId: 'c1', resource: 'studio', zone: 'Asia/Jakarta', status: 'cancelled', revision: 2 },
  ...{ startsAt: '2026-12-03T03:00:00Z', endsAt: '2026-12-03T03:45:00Z' },
  google: {
    ...{ eventId: 'b1', revision: 1, etag: 'x' },
    ...{ startsAt: '2026-12-03T03:00:00Z', endsAt: '2026-12-03T03:45:00Z' },
  },
};

const webhook = (id: string, text: string) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      changes: [
        {
          field: 'messages',
          value: {
            metadata: { phone_number_id: localValues.phoneNumberId },
            messages: [
              {
                id,
                from: '6281234567890',
                from_user_id: 'ID.1',
                timestamp: '1796177700',
                type: 'text',
                text: { body: text },
              },
            ],
          },
        },
      ],
    },
  ],
});

test('the state shows bookings in studio time, and messages both ways in order', async () => {
  const webhooks = recordWebhooks(async (request) => {
    const refused = (await request.text()).includes('refused');
    return new Response(null, { status: refused ? 401 : 200 });
  }, outside.whatsapp?.double);
  const post = (body: unknown) =>
    webhooks.fetch(new Request('http://x/', { method: 'POST', body: JSON.stringify(body) }));
  await post(webhook('wamid.1', 'Booking besok'));
  await post(webhook('wamid.1', 'Booking besok'));
  await post(webhook('wamid.2', 'refused'));
  const sent = await fetch(`${outside.whatsapp?.url}/v25.0/${localValues.phoneNumberId}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${localValues.whatsappToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      recipient: 'ID.1',
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Jam berapa?\nPilih:' },
        action: { buttons: [{ type: 'reply', reply: { id: 't10', title: '10.00' } }] },
      },
    }),
  });
  expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('wamid.OUT')]);
  const state = readState({ clock, outside, items: [bookingItem], inbound: webhooks.messages() });
  expect(localStateSchema.parse(state)).toEqual(state);
  expect(state.bookings).toEqual([
    {
      ...{ id: 'b1', clientId: 'c1', status: 'cancelled', resource: 'studio', revision: 2 },
      ...{ start: '2026-12-03T10:00:00+07:00', end: '2026-12-03T10:45:00+07:00' },
      googleRevision: 1,
    },
  ]);
  expect(state.messages).toMatchObject([
    {
      direction: 'in',
      client: '+6281234567890',
      at: '2026-12-02T02:15:00Z',
      text: 'Booking besok',
    },
    {
      direction: 'out',
      client: '+6281234567890',
      at: '2026-12-02T02:15:00Z',
      text: 'Jam berapa?\nPilih:',
      choices: ['10.00'],
    },
  ]);
});
