import fc from 'fast-check';
import { expect, it } from 'vitest';
import { whatsappPayload } from '#adapters/whatsapp/message-payload.ts';
import type { OutboundMessage } from '#domain/conversation/message.ts';
import { graphMessageSchema } from '#infra/local/doubles/graph-message-schema.ts';

const words = (lengthMax: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: lengthMax }),
    fc.string({ unit: 'grapheme', maxLength: lengthMax }),
    fc.constantFrom('', ' ', '\n', '10:00', 'Ya', '😀'.repeat(lengthMax)),
  );

const choice = fc.record(
  { id: words(210), title: words(30), description: words(80) },
  { requiredKeys: ['id', 'title'] },
);

const sound = fc.nat(9_999).map((n) => ({ id: `choice-${n}`, title: `${n}` }));

const message: fc.Arbitrary<OutboundMessage> = fc.record(
  {
    body: fc.oneof(words(200), words(1100), words(5000)),
    choices: fc.array(fc.oneof({ arbitrary: sound, weight: 9 }, choice), { maxLength: 14 }),
    menuLabel: words(25),
  },
  { requiredKeys: ['body'] },
);

it('is within all limits of WhatsApp, whatever the message', () => {
  fc.assert(
    fc.property(message, (any) => {
      const parsed = graphMessageSchema.safeParse(
        whatsappPayload({ phone: '+6281234567890' }, any, 'out1'),
      );
      expect(parsed.error?.issues ?? []).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('offers every choice that it offers at all in the order given', () => {
  fc.assert(
    fc.property(message, (any) => {
      const { interactive } = whatsappPayload({ phone: '+6281234567890' }, any, 'out1');
      if (interactive === undefined) return;
      const ids =
        interactive.type === 'button'
          ? interactive.action.buttons.map(({ reply }) => reply.id)
          : interactive.action.sections.flatMap(({ rows }) => rows.map(({ id }) => id));
      expect(ids).toEqual(any.choices?.map(({ id }) => id));
    }),
    { numRuns: 300 },
  );
});
