import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { inboundMessageSchema } from '#adapters/sqs/inbound-message-schema.ts';
import { readWebhook } from '#adapters/whatsapp/webhook-messages.ts';

const good = {
  from: '6281234567890',
  id: 'wamid.good',
  timestamp: '1796177700',
  type: 'text',
  text: { body: 'halo' },
};

const keys = fc.constantFrom(
  'from',
  'from_user_id',
  'id',
  'timestamp',
  'type',
  'text',
  'interactive',
  'button',
);
const message = fc.oneof(
  fc.jsonValue(),
  fc.dictionary(keys, fc.jsonValue()).map((broken) => ({ ...good, ...broken })),
);

describe('readWebhook', () => {
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(['read', 'foreign']).toContain(readWebhook(json).kind);
      }),
    );
  });

  it('reads a good message among any others, and nothing that the queue could not carry', () => {
    fc.assert(
      fc.property(fc.array(message), fc.array(fc.jsonValue()), (others, contacts) => {
        const value = { contacts, messages: [...others, good] };
        const changes = [{ field: 'messages', value }];
        const reading = readWebhook({
          object: 'whatsapp_business_account',
          entry: [{ changes }],
        });
        const read =
          reading.kind === 'read' ? reading.deliveries.flatMap(({ messages }) => messages) : [];

        expect(read.at(-1)).toMatchObject({
          id: 'wamid.good',
          sender: { phone: '+6281234567890' },
        });
        for (const one of read) expect(inboundMessageSchema.parse(one)).toEqual(one);
      }),
    );
  });
});
